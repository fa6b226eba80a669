import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import type { LogClock } from './clock.ts'
import { type Fate, fate } from './fate.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { codeOf, firstOf, joinedReply, type LogRecord, objectOf, textOf } from './record.ts'
import { jsonObject } from './syslog.ts'
import { hostAndIp } from './text.ts'

/**
 * MailerQ: the messages of its result queues, one JSON object a line, with a result for each try
 * (https://www.mailerq.com/documentation, "JSON specification for results").
 */
export const MAILERQ: LogFormat = {
  id: 'mailerq',
  title: 'MailerQ',
  looksLike: (lines) => {
    const record = jsonObject(lines[0] ?? '')
    return record !== null && Array.isArray(record.results) && 'recipient' in record
  },
  isRecord: true,
  create: (settings) => new MailerqReader(settings),
}

/** Where in the session the answer came. */
const COMMANDS: Readonly<Record<string, string>> = {
  connect: 'CONN',
  intro: 'CONN',
  helo: 'HELO',
  ehlo: 'EHLO',
  starttls: 'STARTTLS',
  mailfrom: 'MAIL',
  rcptto: 'RCPT',
  data: 'DATA',
  message: 'DATA',
}

class MailerqReader implements LogReader {
  readonly #clock: LogClock

  constructor({ clock }: LogSettings) {
    this.#clock = clock
  }

  read(line: string): readonly Fate[] | undefined {
    const record = jsonObject(line)
    if (record === null) return line.trim() === '' ? NOTHING : undefined
    if (!Array.isArray(record.results)) return undefined
    // The last one is new; those before it were published with it the times before.
    const last = objectOf(record.results.at(-1))
    const result = firstOf(last, ['result', 'type'])
    if (result === null) return NOTHING
    const state = (textOf(last.state) ?? '').toLowerCase()
    const code = codeOf(last.code)
    const kind = kindOf(last, result, state, code)
    const status = firstOf(last, ['extended', 'status'])
    const stamp = textOf(last.time) ?? ''
    const ip = textOf(last.to)
    return [
      fate({
        kind,
        action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
        recipient: normaliseAddress(textOf(record.recipient) ?? ''),
        status,
        reply: code,
        diagnostic: joinedReply(code, status, textOf(last.description)) ?? wordsOf(state, result),
        command: COMMANDS[state] ?? null,
        remoteMta: hostAndIp(textOf(last.mta)?.replace(/^\[.*\]$/, ''), ip),
        sender: normaliseAddress(textOf(record.envelope) ?? ''),
        messageId: firstOf(record, ['messageid', 'message-id'])?.replace(/^<|>$/g, '') ?? null,
        stamp,
        timestamp: this.#clock.iso(stamp)?.iso ?? null,
        word: `result=${result}`,
      }),
    ]
  }
}

/** The results of MailerQ do not say whether another try follows: the class of the reply tells. */
function kindOf(last: LogRecord, result: string, state: string, code: number | null): Kind {
  if (result === 'accepted' || result === 'success') return 'delivered'
  if (last.fatal === true || (code !== null && code >= 500)) return 'bounce'
  return isExpired(state, result) ? 'bounce' : 'delayed'
}

/** Its time or its tries were used up before it could be sent once more. */
const isExpired = (state: string, result: string) => state === 'amqp' && result === 'timeout'

/** Where no server answered: what happened, and where in the session. */
function wordsOf(state: string, result: string): string | null {
  if (isExpired(state, result)) return 'message expired'
  if (result === 'timeout') return `${state} timed out`
  if (result === 'lost') return `connection lost (${state})`
  return state === 'dns' ? 'DNS lookup failed' : null
}
