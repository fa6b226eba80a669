import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import type { LogClock, LogTime } from './clock.ts'
import { type Fate, fate, replyOf, statusOf } from './fate.ts'
import { JoinTable, own } from './join.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'

/** What qmail-send writes; before it a stamp of multilog (TAI64N), of s6, or of syslog with seconds since 1970. */
const LINE =
  /^(?:(@[0-9a-f]{24}) |(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?Z?) |([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\S+) (?:(\S+) )?qmail[\w-]*(?:\[\d+\])?: (?:(\d{9,11}\.\d{1,9}) )?)?((?:new msg|info msg|starting delivery|delivery|bounce msg|triple bounce|double bounce|end msg|status:|running|exiting|warning:|alert:|local deliveries|remote deliveries|number of).*)$/

/** qmail and its descendants (netqmail, notqmail, s/qmail). */
export const QMAIL: LogFormat = {
  id: 'qmail',
  title: 'qmail',
  looksLike: (lines) =>
    lines.some((line) =>
      /^(?:starting delivery \d+: msg \d+ to |delivery \d+: (?:success|failure|deferral): |status: local \d+\/\d+ )/.test(
        LINE.exec(line)?.[6] ?? '',
      ),
    ),
  create: (settings) => new QmailReader(settings),
}

const RESULTS: Readonly<Record<string, Kind>> = {
  success: 'delivered',
  failure: 'bounce',
  deferral: 'delayed',
}

/** qmail's own words for where in the session it went wrong. */
const COMMANDS: readonly (readonly [words: string, command: string])[] = [
  ['does not like recipient', 'RCPT'],
  ['sender was rejected', 'MAIL'],
  ['failed after I sent the message', 'DATA'],
  ['failed on DATA command', 'DATA'],
  ['my name was rejected', 'HELO'],
  ['greeting failed', 'CONN'],
]

const GAVE_UP = /\s*I'm not going to try again; this message has been in the queue too long\.?\s*/

class QmailReader implements LogReader {
  readonly #clock: LogClock
  /** Messages by number; what is remembered of a recipient lives there. */
  readonly #messages: JoinTable
  /** Deliveries by number; both numbers are used again. */
  readonly #deliveries: JoinTable

  constructor({ clock, limits }: LogSettings) {
    this.#clock = clock
    this.#messages = new JoinTable(limits)
    this.#deliveries = new JoinTable(limits)
  }

  read(line: string): readonly Fate[] | undefined {
    const match = LINE.exec(line)
    if (match === null) return line.trim() === '' ? NOTHING : undefined
    const [, tai, iso, syslog, host, seconds, text = ''] = match
    const time = this.#time(tai, iso, syslog, seconds)
    const now = time?.ms ?? 0
    const [, word, number = '', rest = ''] =
      /^(info msg|starting delivery|delivery|end msg) (\d+)(?:: (.*))?$/.exec(text) ?? []
    if (word === 'delivery') {
      const stamp = tai ?? iso ?? seconds ?? syslog ?? ''
      return this.#delivery(
        number,
        rest,
        { stamp, timestamp: time?.iso ?? null, reportingMta: host ?? null },
        now,
      )
    }
    if (word === 'info msg') this.#begun(number, rest, now)
    else if (word === 'starting delivery') this.#started(number, rest, now)
    else if (word === 'end msg') this.#messages.close(number)
    return NOTHING
  }

  #time(tai?: string, iso?: string, syslog?: string, seconds?: string): LogTime | null {
    if (tai !== undefined) return this.#clock.tai64n(tai)
    if (seconds !== undefined) return this.#clock.epoch(Number(seconds))
    if (iso !== undefined) return this.#clock.iso(iso)
    if (syslog === undefined) return null
    return /^\d/.test(syslog) ? this.#clock.iso(syslog) : this.#clock.syslog(syslog)
  }

  /** `info msg N: bytes B from <F> qp P uid U`; the number may have been another message's before. */
  #begun(number: string, rest: string, now: number): void {
    this.#messages.close(number)
    const sender = normaliseAddress(/ from <(.*)> qp /.exec(rest)?.[1] ?? '')
    this.#messages.open(number, now).sender = sender === null ? null : own(sender)
  }

  /** `starting delivery D: msg N to remote R` */
  #started(number: string, rest: string, now: number): void {
    this.#deliveries.close(number)
    const [, message = '', recipient = ''] = /^msg (\d+) to (?:local|remote) (.*)$/.exec(rest) ?? []
    const delivery = this.#deliveries.open(number, now)
    delivery.envelopeId = own(message)
    delivery.subject = own(recipient)
  }

  /** `delivery D: success|failure|deferral: TEXT`, blanks in it written as `_`, line ends as `/`. */
  #delivery(number: string, rest: string, line: Partial<Fate>, now: number): readonly Fate[] | undefined {
    const [, result = '', written = ''] = /^(\w+): ?(.*)$/.exec(rest) ?? []
    const kind = RESULTS[result]
    if (kind === undefined) return undefined
    const delivery = this.#deliveries.get(number)
    this.#deliveries.close(number)
    const queueId = delivery?.envelopeId ?? null
    const told = said(written)
    const one = fate({
      ...line,
      ...told,
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
      recipient: recipientOf(delivery?.subject ?? null) ?? told.recipient ?? null,
      sender: queueId === null ? null : (this.#messages.get(queueId)?.sender ?? null),
      queueId,
      word: result,
    })
    if (queueId === null) return [one]
    const attempt =
      kind === 'delayed'
        ? this.#messages.defer(queueId, now, one)
        : this.#messages.settle(queueId, one.recipient)
    return [attempt === null ? one : { ...one, attempt }]
  }
}

/** QUIRK: a virtual domain's address stands there with the user before it: `owner-jo@example.com`; it is left so. */
function recipientOf(text: string | null): string | null {
  return text === null || text === '' ? null : (normaliseAddress(text) ?? text.slice(0, 320))
}

function said(written: string): Partial<Fate> {
  // Patched versions put the recipient first: `(jo@example.com)_198.51.100.9_accepted_message.`
  const [before = '', recipient] = /^[(<]([^()<>]+@[^()<>_]+)[)>]_/.exec(written) ?? []
  const at = written.indexOf('Remote_host_said:_')
  const ours = spaced(at < 0 ? written.slice(before.length) : written.slice(before.length, at)).replace(
    /\/$/,
    '',
  )
  const status = /\(#([245]\.\d{1,3}\.\d{1,3})\)/.exec(ours)?.[1] ?? null
  const ip = /^(?:Connected to )?([0-9a-f.:]+)\b/i.exec(ours)?.[1]
  const known: Partial<Fate> = {
    recipient: recipient === undefined ? null : normaliseAddress(spaced(recipient)),
    remoteMta: ip?.includes('.') || ip?.includes(':') ? `[${ip}]` : null,
    command: COMMANDS.find(([words]) => ours.includes(words))?.[1] ?? null,
  }
  if (at < 0) {
    const words = ours.replaceAll('/', ' ')
    return { ...known, ...givenUp(words), status }
  }
  const giving = written.indexOf('/Giving_up_on_', at)
  const reply = written.slice(at + 18, giving < 0 ? undefined : giving).replace(/\/$/, '')
  // Only a slash before another line of the reply is a line's end: others belong to addresses of pages.
  const lines = spaced(reply.replace(/\/(?=[245]\d\d[-_ ])/g, '\n'))
  return { ...known, ...givenUp(lines), reply: replyOf(lines), status: statusOf(lines) ?? status }
}

/** After a week qmail adds that it gives up; the reason stands before it. */
function givenUp(words: string): Partial<Fate> {
  const cause = words.replace(GAVE_UP, ' ').trim()
  if (cause === words.trim() || cause === '') return { diagnostic: words.trim() || null }
  return { diagnostic: cause, prose: [words.trim().slice(cause.length).trim()] }
}

function spaced(text: string): string {
  return text.replaceAll('_', ' ')
}
