import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import { type Fate, fate, statusOf } from './fate.ts'
import { own } from './join.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { codeOf, joinedReply } from './record.ts'

/** `TIME LEVEL Title (event.id) key = value, key = value` */
const LINE =
  /^(?:\S+ +\| )?(?:(\d{4}-\d\d-\d\dT\S+) )?(?:TRACE|DEBUG|INFO|WARN|ERROR) [^(]{1,100} \(([a-z][a-z0-9-]*\.[a-z0-9-]+)\) ?(.*)$/

/** Stalwart, the text format of version 0.9 and later. */
export const STALWART: LogFormat = {
  id: 'stalwart',
  title: 'Stalwart',
  looksLike: (lines) => lines.some((line) => LINE.test(line)),
  create: (settings) => new StalwartReader(settings),
}

/** Answers to one recipient or to the message; the class of the code tells whether for good. */
const ANSWERS: Readonly<Record<string, string>> = {
  'delivery.rcpt-to-rejected': 'RCPT',
  'delivery.mail-from-rejected': 'MAIL',
  'delivery.message-rejected': 'DATA',
}

/** Stalwart's verdict on a recipient: told again where an answer told it before. */
const VERDICTS: Readonly<Record<string, Kind>> = {
  'delivery.dsn-success': 'delivered',
  'delivery.dsn-temp-fail': 'delayed',
  'delivery.dsn-perm-fail': 'bounce',
}

/** No end yet: another host may be tried. */
const ERRORS = new Set([
  'delivery.connect-error',
  'delivery.mx-lookup-failed',
  'delivery.ip-lookup-failed',
  'delivery.greeting-failed',
  'delivery.ehlo-rejected',
  'delivery.rcpt-to-failed',
  'delivery.start-tls-error',
  'delivery.start-tls-unavailable',
  'delivery.rate-limit-exceeded',
  'delivery.missing-outbound-hostname',
])

class StalwartReader extends JoiningReader implements LogReader {
  /** Recipients told of in the try at hand, by queue id. */
  readonly #told = new Map<string, Map<string, Kind>>()
  #stamp = ''

  protected override get now(): number {
    return this.clock.iso(this.#stamp)?.ms ?? 0
  }

  read(line: string): readonly Fate[] | undefined {
    const match = LINE.exec(line)
    if (match === null) return line.trim() === '' ? NOTHING : undefined
    const [, stamp = '', event = '', fields = ''] = match
    if (!/^(?:delivery|queue)\./.test(event)) return NOTHING
    this.#stamp = stamp
    const id = /\bqueueId = (\d+)/.exec(fields)?.[1] ?? ''
    if (event === 'delivery.attempt-start') this.#told.delete(id)
    else if (ERRORS.has(event)) this.open(id).subject = own((errorOf(fields) ?? event).slice(0, 500))
    else if (event === 'queue.rescheduled') return this.#waiting(id, fields)
    else if (event === 'delivery.delivered') return this.#answer(id, fields, 'delivered', 'DATA', event)
    else if (event in ANSWERS) {
      const code = codeOf(/, code = (\d{3})/.exec(fields)?.[1])
      return this.#answer(
        id,
        fields,
        code !== null && code < 500 ? 'delayed' : 'bounce',
        ANSWERS[event]!,
        event,
      )
    } else if (event in VERDICTS) return this.#verdict(id, fields, VERDICTS[event]!, event)
    return NOTHING
  }

  #answer(id: string, fields: string, kind: Kind, command: string | null, event: string): readonly Fate[] {
    const one = recipientOf(fields)
    const recipients = one === null ? allOf(fields) : [one]
    return recipients.map((recipient) =>
      this.#fate(id, fields, kind, recipient, { command, word: event, ...said(fields) }),
    )
  }

  #verdict(id: string, fields: string, kind: Kind, event: string): readonly Fate[] {
    const recipient = recipientOf(fields)
    if (recipient === null) return NOTHING
    if (this.#told.get(id)?.get(recipient) === kind) return NOTHING
    return [this.#fate(id, fields, kind, recipient, { word: event, ...said(fields) })]
  }

  /** Names all recipients, also those that are done: who was not told of in this try waits for the last error. */
  #waiting(id: string, fields: string): readonly Fate[] {
    const error = this.messages.get(id)?.subject ?? null
    const told = this.#told.get(id)
    if (error === null) return NOTHING
    const recipients = allOf(fields).filter((recipient) => !told?.has(recipient))
    return recipients.map((recipient) =>
      this.#fate(id, fields, 'delayed', recipient, { diagnostic: error, word: 'queue.rescheduled' }),
    )
  }

  #fate(id: string, fields: string, kind: Kind, recipient: string, more: Partial<Fate>): Fate {
    let told = this.#told.get(id)
    if (told === undefined) {
      told = new Map()
      this.#told.set(own(id), told)
      if (this.#told.size > OPEN_TRIES) this.#told.delete(this.#told.keys().next().value!)
    }
    told.set(own(recipient), kind)
    const host = /, hostname = "([^"]*)"/.exec(fields)?.[1]
    const one = fate({
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
      recipient,
      remoteMta: host?.includes('.') ? host.toLowerCase() : null,
      sender: normaliseAddress(/\bfrom = "([^"]*)"/.exec(fields)?.[1] ?? ''),
      stamp: this.#stamp,
      timestamp: this.clock.iso(this.#stamp)?.iso ?? null,
      queueId: id,
      ...more,
    })
    return this.remember(id, one)
  }
}

const OPEN_TRIES = 10_000

/** The recipient of this line; the list of all stands before it. */
function recipientOf(fields: string): string | null {
  const before = fields.indexOf(', details = ')
  const text = before < 0 ? fields : fields.slice(0, before)
  return normaliseAddress(/(?:^|, )to = "([^"]*)"/.exec(text)?.[1] ?? '')
}

function allOf(fields: string): readonly string[] {
  const list = /(?:^|, )to = \[([^\]]*)\]/.exec(fields)?.[1] ?? ''
  return list.split(',').flatMap((address) => normaliseAddress(address) ?? [])
}

/** `code = 550, details = "…"`, or both in one text: `Code: 550, Enhanced code: 5.1.1, Message: …`. */
function said(fields: string): Partial<Fate> {
  const details = errorOf(fields)
  const spelt = /Code: (\d{3}), Enhanced code: (\d\.\d{1,3}\.\d{1,3}), Message: (.*)$/.exec(details ?? '')
  if (spelt !== null) {
    const code = codeOf(spelt[1])
    const status = spelt[2] === '0.0.0' ? null : spelt[2]!
    return { reply: code, status, diagnostic: joinedReply(code, status, spelt[3]!) }
  }
  const code = codeOf(/, code = (\d{3})(?=,|$)/.exec(fields)?.[1])
  const text = joinedReply(code, null, details)
  return { reply: code, status: text === null ? null : statusOf(text), diagnostic: text }
}

/** The text of `details`, or of the reason within `causedBy = … { details = …, reason = "…" }`. */
function errorOf(fields: string): string | null {
  const reason = /\breason = "(.*?)" ?\}/.exec(fields)?.[1]
  if (reason !== undefined) {
    const what = /\{ details = ([^,"{}]+), reason/.exec(fields)?.[1]
    return what === undefined ? reason : `${what}: ${reason}`
  }
  const quoted = /, details = "(.*?)"(?:, (?:elapsed|total|code|size|reason) = |$)/.exec(fields)?.[1]
  return quoted ?? /, details = ([^"].*?)(?:, (?:elapsed|total|code|reason) = |$)/.exec(fields)?.[1] ?? null
}
