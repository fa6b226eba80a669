import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import { commandOf } from '../session.ts'
import type { LogClock } from './clock.ts'
import { type Fate, fate, fromHistory } from './fate.ts'
import { JoinTable } from './join.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { addressesOf, codeOf, joinedReply, type LogRecord, objectOf, textOf } from './record.ts'
import { jsonObject } from './syslog.ts'
import { hostAndIp } from './text.ts'

/** KumoMTA's log records, JSON lines. On disk they are packed with zstd: the command line unpacks them. */
export const KUMOMTA: LogFormat = {
  id: 'kumomta',
  title: 'KumoMTA',
  looksLike: (lines) => {
    const record = jsonObject(lines[0] ?? '')
    return record !== null && textOf(record.type) !== null && 'response' in record && 'num_attempts' in record
  },
  isRecord: true,
  create: (settings) => new KumomtaReader(settings),
}

/** Record types; those that tell no fate are null. */
const TYPES: Readonly<Record<string, Kind | null>> = {
  Delivery: 'delivered',
  Bounce: 'bounce',
  /** Told by a report that came back by mail. */
  OOB: 'bounce',
  TransientFailure: 'delayed',
  Expiration: 'bounce',
  /** An operator threw it out of the queue. */
  AdminBounce: 'dropped',
  Feedback: 'complaint',
  Reception: null,
  Rejection: null,
  Delayed: null,
  XferIn: null,
  XferOut: null,
  AdminRebind: null,
}

class KumomtaReader implements LogReader {
  readonly #clock: LogClock
  readonly #messages: JoinTable

  constructor({ clock, limits }: LogSettings) {
    this.#clock = clock
    this.#messages = new JoinTable(limits)
  }

  read(line: string): readonly Fate[] | undefined {
    const record = jsonObject(line)
    if (record === null) return line.trim() === '' ? NOTHING : undefined
    const type = textOf(record.type) ?? ''
    const kind = TYPES[type]
    if (kind === undefined) return undefined
    if (kind === null) return NOTHING
    const feedback = objectOf(record.feedback_report)
    const recipients =
      kind === 'complaint' ? addressesOf(feedback.original_rcpt_to) : addressesOf(record.recipient)
    return (recipients.length > 0 ? recipients : [null]).map((recipient) =>
      this.#fate(record, type, kind, recipient),
    )
  }

  #fate(record: LogRecord, type: string, kind: Kind, recipient: string | null): Fate {
    const response = objectOf(record.response)
    const peer = objectOf(record.peer_address)
    const headers = objectOf(record.headers)
    const code = kind === 'complaint' ? null : codeOf(response.code)
    const status = kind === 'complaint' ? null : statusOf(objectOf(response.enhanced_code))
    const text = kind === 'complaint' ? null : joinedReply(code, status, textOf(response.content))
    const stamp = textOf(record.event_time) ?? textOf(record.timestamp) ?? ''
    const time = this.#clock.iso(stamp) ?? this.#clock.epoch(Number(record.timestamp))
    const one = fate({
      kind,
      action:
        kind === 'bounce'
          ? 'failed'
          : kind === 'delayed'
            ? 'delayed'
            : kind === 'delivered'
              ? 'delivered'
              : null,
      recipient,
      status,
      reply: code,
      diagnostic: text,
      command: commandOf(`after ${textOf(response.command) ?? ''}`),
      remoteMta: hostAndIp(textOf(peer.name), textOf(peer.addr)),
      feedbackType: textOf(objectOf(record.feedback_report).feedback_type),
      sender: normaliseAddress(textOf(record.sender) ?? ''),
      messageId:
        (textOf(headers['Message-ID']) ?? textOf(headers['Message-Id']))?.replace(/^<|>$/g, '') ?? null,
      subject: textOf(headers.Subject),
      stamp,
      timestamp: time?.iso ?? null,
      queueId: textOf(record.id),
      // An operator's decision says nothing of the address.
      claim: type === 'AdminBounce' ? { providerType: type, type: null, reason: 'policy' } : null,
      word: `type=${type}`,
    })
    const id = one.queueId ?? ''
    if (kind === 'complaint' || type === 'OOB') return one
    if (kind === 'delayed') return { ...one, attempt: this.#messages.defer(id, time?.ms ?? 0, one) }
    const attempt = this.#messages.settle(id, recipient)
    if (attempt === null) return one
    return type === 'Expiration' ? fromHistory(one, attempt) : { ...one, attempt }
  }
}

function statusOf({ class: digit, subject, detail }: LogRecord): string | null {
  return textOf(digit) === null ? null : `${textOf(digit)}.${textOf(subject) ?? 0}.${textOf(detail) ?? 0}`
}
