import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import type { LogClock } from './clock.ts'
import { type Fate, fate, replyOf, statusOf } from './fate.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { addressesOf, codeOf, firstOf, joinedReply, type LogRecord, objectOf, textOf } from './record.ts'
import { jsonObject } from './syslog.ts'
import { hostAndIp } from './text.ts'

/**
 * Halon, whose logs are what its owner's script writes, most often JSON lines: fields are looked for by the names that
 * Halon's own examples and the arguments of its post-delivery script use
 * (https://docs.halon.io/hsl/postdelivery.html), flat or nested as there.
 */
export const HALON: LogFormat = {
  id: 'halon',
  title: 'Halon (JSON lines)',
  looksLike: (lines) => {
    const parsed = jsonObject(lines[0] ?? '')
    const record = parsed === null ? null : flattened(parsed)
    return record !== null && kindOf(record) !== null && recipientOf(record).length > 0 && isHalon(record)
  },
  isRecord: true,
  create: (settings) => new HalonReader(settings),
}

const NAMES = {
  recipient: ['recipient', 'rcpt', 'to', 'rcptto', 'recipientaddress'],
  sender: ['sender', 'mailfrom', 'from', 'senderaddress'],
  word: ['action', 'status', 'event', 'type', 'result'],
  text: ['reason', 'reply', 'response', 'text', 'message'],
  code: ['code', 'replycode', 'smtpcode'],
  enhanced: ['enhanced', 'enhancedcode', 'dsn'],
  host: ['remotemx', 'remotehost', 'mx', 'host'],
  ip: ['remoteip', 'ip', 'destinationip'],
  time: ['time', 'timestamp', 'ts', 'datetime'],
  queueId: ['transactionid', 'queueid', 'messageid', 'id'],
  messageId: ['message-id', 'message_id', 'headerid'],
  subject: ['subject'],
} as const

const WORDS: Readonly<Record<string, Kind>> = {
  deliver: 'delivered',
  delivered: 'delivered',
  success: 'delivered',
  sent: 'delivered',
  defer: 'delayed',
  deferred: 'delayed',
  retry: 'delayed',
  requeue: 'delayed',
  queue: 'delayed',
  bounce: 'bounce',
  bounced: 'bounce',
  failed: 'bounce',
  reject: 'bounce',
  // Taken out of the queue, without a report to the sender.
  delete: 'bounce',
}

class HalonReader implements LogReader {
  readonly #clock: LogClock

  constructor({ clock }: LogSettings) {
    this.#clock = clock
  }

  read(line: string): readonly Fate[] | undefined {
    const parsed = jsonObject(line)
    if (parsed === null) return line.trim() === '' ? NOTHING : undefined
    const record = flattened(parsed)
    const kind = kindOf(record)
    const recipients = recipientOf(record)
    if (kind === null || recipients.length === 0) return NOTHING
    const find = (name: keyof typeof NAMES) => firstOf(record, NAMES[name])
    const result = objectOf(record.result)
    const code = codeOf(find('code') ?? result.code)
    const enhanced = enhancedOf(record) ?? enhancedOf(lowered(result))
    const text = joinedReply(
      code,
      enhanced,
      find('text') ?? reasonOf(result.reason ?? record.reason ?? objectOf(record.error).message),
    )
    const stamp = find('time') ?? ''
    const time = NUMBER.test(stamp) ? this.#clock.epoch(secondsOf(Number(stamp))) : this.#clock.iso(stamp)
    return recipients.map((recipient) =>
      fate({
        kind,
        action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
        recipient,
        diagnostic: text,
        reply: code ?? (text === null ? null : replyOf(text)),
        status: enhanced ?? (text === null ? null : statusOf(text)),
        command: commandOf(textOf(result.state)),
        remoteMta: hostAndIp(find('host'), find('ip')),
        sender: normaliseAddress(find('sender') ?? ''),
        messageId: find('messageId')?.replace(/^<|>$/g, '') ?? null,
        subject: find('subject'),
        stamp,
        timestamp: time?.iso ?? null,
        queueId: find('queueId'),
        word: find('word') ?? `code=${code}`,
      }),
    )
  }
}

const NUMBER = /^\d+(?:\.\d+)?$/

/** Some scripts tell milliseconds. */
const secondsOf = (time: number) => (time > 1e11 ? time / 1000 : time)

/** The names of the SMTP states that are not those of commands. */
const STATES: Readonly<Record<string, string>> = { CONNECT: 'CONN', EOD: 'DATA' }

function commandOf(state: string | null): string | null {
  return state === null ? null : (STATES[state] ?? state)
}

/** Names in lower case; what `$message` and `$arguments["attempt"]` hold, as if it stood beside the rest. */
function flattened(parsed: LogRecord): LogRecord {
  const record = lowered(parsed)
  const attempt = lowered(objectOf(record.attempt))
  const message = lowered(objectOf(record.message))
  if (Object.keys(attempt).length === 0 && Object.keys(message).length === 0) return record
  const { message: _, attempt: __, ...rest } = record
  return { ...message, ...lowered(objectOf(attempt.connection)), ...attempt, ...rest }
}

/** Something that only Halon's arguments hold. */
function isHalon(record: LogRecord): boolean {
  const names = Object.keys(lowered(record))
  return ['transactionid', 'jobid', 'remotemx', 'transportid', 'localip'].some((name) => names.includes(name))
}

function lowered(record: LogRecord): LogRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))
}

function recipientOf(record: LogRecord): readonly string[] {
  const low = lowered(record)
  const name = NAMES.recipient.find((one) => one in low)
  return name === undefined ? [] : addressesOf(low[name])
}

/** The word that tells the fate, else the class of the reply code. */
function kindOf(record: LogRecord): Kind | null {
  const low = lowered(record)
  for (const name of NAMES.word) {
    const kind = WORDS[(textOf(low[name]) ?? '').toLowerCase()]
    if (kind !== undefined) return kind
  }
  const code = codeOf(firstOf(low, NAMES.code) ?? objectOf(low.result).code)
  const { temporary } = objectOf(low.error)
  if (code === null && typeof temporary === 'boolean') return temporary ? 'delayed' : 'bounce'
  return code === null
    ? null
    : code < 300
      ? 'delivered'
      : code < 400
        ? null
        : code < 500
          ? 'delayed'
          : 'bounce'
}

/** `5.1.1`, or as Halon gives it: `[5, 1, 1]`. */
function enhancedOf(record: LogRecord): string | null {
  for (const name of NAMES.enhanced) {
    const value = record[name]
    const text = Array.isArray(value) ? value.join('.') : textOf(value)
    if (text !== null && /^[245]\.\d{1,3}\.\d{1,3}$/.test(text)) return text
  }
  return null
}

/** Lines of a reply. */
function reasonOf(value: unknown): string | null {
  return Array.isArray(value) ? value.map(String).join(' ') : textOf(value)
}
