import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import type { LogClock } from './clock.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { JoinTable, own } from './join.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { firstOf } from './record.ts'
import { jsonObject } from './syslog.ts'
import { hostAndIp } from './text.ts'

/** Postal's worker log since version 2, in JSON or as plain text: joined by the id of the SMTP session (`log_id`). */
export const POSTAL: LogFormat = {
  id: 'postal',
  title: 'Postal',
  looksLike: (lines) =>
    lines.some(
      (line) =>
        /log_id/.test(line) && /Sending message \S+::\d+ to |Accepted by |Net::SMTP|Connected to /.test(line),
    ),
  create: (settings) => new PostalReader(settings),
}

/** Ruby's names for a server's refusals; any other error is tried again. */
const REFUSALS = /^(Net::\w+|[A-Z]\w*(?:::\w+)*(?:Error|Timeout|Busy)|Errno::\w+): (.*)$/s

class PostalReader implements LogReader {
  readonly #clock: LogClock
  /** What is sent in a session, by its id; a recipient's history by the message's. */
  readonly #sessions: JoinTable
  readonly #messages: JoinTable

  constructor({ clock, limits }: LogSettings) {
    this.#clock = clock
    this.#sessions = new JoinTable(limits)
    this.#messages = new JoinTable(limits)
  }

  read(line: string): readonly Fate[] | undefined {
    const { stamp, text, session } = partsOf(line)
    if (session === null) return line.trim() === '' || stamp !== '' ? NOTHING : undefined
    const time = this.#clock.iso(stamp)
    const now = time?.ms ?? 0
    const sending = /^Sending message (\S+::\d+) to (\S+)/.exec(text)
    if (sending !== null) {
      const open = this.#sessions.open(session, now)
      open.envelopeId = own(sending[1]!)
      open.subject = own(sending[2]!)
      return NOTHING
    }
    const open = this.#sessions.get(session)
    const queueId = open?.envelopeId ?? session
    const at: Partial<Fate> = { stamp, timestamp: time?.iso ?? null, queueId }
    const accepted = /^Accepted by (\S+?)(?::\d+)?(?: \(([^)]+)\))? for (\S+)/.exec(text)
    if (accepted !== null) {
      const [, host, ip, recipient = ''] = accepted
      const known = {
        ...at,
        recipient: normaliseAddress(recipient),
        remoteMta: hostAndIp(host, ip),
        word: 'Accepted',
      }
      return [this.#joined(session, fate({ ...known, kind: 'delivered', action: 'delivered' }), now)]
    }
    const refused = REFUSALS.exec(text)
    if (refused === null || open === undefined || open.subject === null) return NOTHING
    const kind: Kind = refused[1] === 'Net::SMTPFatalError' ? 'bounce' : 'delayed'
    const reply = refused[2]!.trim()
    const one = fate({
      ...at,
      kind,
      action: kind === 'bounce' ? 'failed' : 'delayed',
      recipient: normaliseAddress(open.subject),
      diagnostic: reply,
      reply: replyOf(reply),
      status: statusOf(reply),
      word: refused[1]!,
    })
    return [this.#joined(session, one, now)]
  }

  #joined(session: string, told: Fate, now: number): Fate {
    const id = told.queueId ?? ''
    // The message's id is of the line that begins the session.
    const one = { ...told, line: { ...told, queueId: session } }
    if (one.kind === 'delayed') return { ...one, attempt: this.#messages.defer(id, now, one) }
    const attempt = this.#messages.settle(id, one.recipient)
    this.#messages.close(id)
    if (attempt === null) return one
    return one.kind === 'bounce' && one.diagnostic === null ? fromHistory(one, attempt) : { ...one, attempt }
  }
}

/** Time, text and session of a line, in JSON or with `name=value` after the text. */
function partsOf(line: string): { stamp: string; text: string; session: string | null } {
  const record = jsonObject(line)
  if (record !== null) {
    const stamp = firstOf(record, ['time', 'timestamp', 'ts']) ?? ''
    const text = firstOf(record, ['message', 'msg', 'text']) ?? ''
    return { stamp, text, session: firstOf(record, ['log_id']) }
  }
  const stamp =
    /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?: ?(?:Z|[+-]\d\d:?\d\d))?/.exec(line.slice(0, 120))?.[0] ??
    ''
  const session = /\blog_id=\[?"?([A-Za-z0-9]{4,32})/.exec(line)?.[1] ?? null
  const quoted = /\b(?:message|msg)="((?:[^"\\]|\\.)*)"/.exec(line)?.[1]
  const from = line.search(
    /Sending message |Accepted by |Connected to |Cannot connect |Net::|Errno::|OpenSSL::/,
  )
  const plain = from < 0 ? '' : line.slice(from).replace(/ (?:\w+=\S+ ?)+$/, '')
  return { stamp, text: quoted?.replace(/\\(.)/g, '$1') ?? plain, session }
}
