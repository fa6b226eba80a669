import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import type { LogClock } from './clock.ts'
import { type Fate, fate, replyOf, statusOf } from './fate.ts'
import { own } from './join.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'

/** `"SMTPC"⇥thread⇥session⇥"time"⇥"ip"⇥"SENT: …"`: what hMailServer says as a client and what it hears. */
const LINE = /^"SMTPC"\t\d+\t(\d+)\t"([^"]*)"\t"([^"]*)"\t"(SENT|RECEIVED): (.*)"\s*$/

/** hMailServer's log, where SMTP conversations are logged. */
export const HMAILSERVER: LogFormat = {
  id: 'hmailserver',
  title: 'hMailServer',
  looksLike: (lines) =>
    lines.some((line) => /^"(?:SMTP[CD]|POP3D|IMAPD|TCPIP|APPLICATION|DEBUG)"\t\d+\t/.test(line)),
  create: (settings) => new HmailserverReader(settings),
}

/** One conversation with another server. */
interface Session {
  /** The last command sent. */
  command: string
  sender: string | null
  /** The recipient just named. */
  naming: string | null
  /** Recipients that the other side took. */
  taken: string[]
}

/** Sessions that go on at one time; hMailServer runs some tens. */
const OPEN_SESSIONS = 5000
const RECIPIENTS = 1000

class HmailserverReader implements LogReader {
  readonly #clock: LogClock
  readonly #sessions = new Map<string, Session>()

  constructor({ clock }: LogSettings) {
    this.#clock = clock
  }

  read(line: string): readonly Fate[] | undefined {
    const match = LINE.exec(line)
    if (match === null) return line.startsWith('"') || line.trim() === '' ? NOTHING : undefined
    const [, id = '', stamp = '', ip = '', direction, text = ''] = match
    const session = this.#session(id)
    if (direction === 'SENT') {
      sent(session, text)
      return NOTHING
    }
    const told: Partial<Fate> = {
      stamp,
      timestamp: this.#clock.iso(stamp)?.iso ?? null,
      remoteMta: ip === '' ? null : `[${ip}]`,
      queueId: id,
      sender: session.sender,
    }
    return answered(session, text.replaceAll('[nl]', '\n').trim(), told)
  }

  #session(id: string): Session {
    let session = this.#sessions.get(id)
    if (session === undefined) {
      session = { command: 'CONN', sender: null, naming: null, taken: [] }
      this.#sessions.set(own(id), session)
      if (this.#sessions.size > OPEN_SESSIONS) this.#sessions.delete(this.#sessions.keys().next().value!)
    }
    return session
  }
}

function sent(session: Session, text: string): void {
  const address = /<([^>]*)>/.exec(text)?.[1] ?? ''
  const verb = /^[A-Za-z]+/.exec(text)?.[0].toUpperCase() ?? ''
  if (verb === 'MAIL') Object.assign(session, { sender: normaliseAddress(address), taken: [], naming: null })
  else if (verb === 'RCPT') session.naming = own(normaliseAddress(address) ?? address.slice(0, 320))
  // The end of the data is the last thing sent, whatever of it is logged.
  session.command = /^(?:MAIL|RCPT|DATA|EHLO|HELO|STARTTLS|AUTH|RSET|QUIT)$/.test(verb) ? verb : 'END'
}

function answered(session: Session, text: string, told: Partial<Fate>): readonly Fate[] {
  const reply = replyOf(text)
  if (reply === null) return NOTHING
  const kind: Kind | null =
    reply < 300 ? 'delivered' : reply < 400 ? null : reply < 500 ? 'delayed' : 'bounce'
  const { command, naming } = session
  if (command === 'DATA' && reply === 354) {
    session.command = 'END'
    return NOTHING
  }
  if (kind === null || command === 'RSET' || command === 'QUIT' || command === 'AUTH') return NOTHING
  if (kind === 'delivered' && command !== 'END') {
    if (command === 'RCPT' && naming !== null && session.taken.length < RECIPIENTS) session.taken.push(naming)
    return NOTHING
  }
  const isHello = command === 'EHLO' || command === 'STARTTLS'
  // A refused EHLO is followed by HELO.
  if (isHello && kind === 'bounce') return NOTHING
  const recipients = command === 'RCPT' ? [naming] : session.taken.length > 0 ? session.taken : [null]
  if (command !== 'RCPT') session.taken = []
  return recipients.map((recipient) =>
    fate({
      ...told,
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
      recipient,
      diagnostic: text,
      reply,
      status: statusOf(text),
      command: command === 'END' ? 'DATA' : command,
      word: `${command} ${reply}`,
    }),
  )
}
