import { firstAddress } from '../decode/address.ts'
import { replyCodes } from '../decode/smtp-reply.ts'
import { type Report, report } from './report.ts'

const MAX_LINES = 2000

/** Where a session stands: the host, the command last sent and what was answered to it. */
interface State {
  host: string | null
  command: string | null
  address: string | null
  replies: string[]
  /** A failure was told with these replies. */
  told: boolean
}

/**
 * Reads the transcript of an SMTP session as sendmail writes it: `>>>` what was sent, `<<<` what was answered, and at
 * the end of each failure the sender's own line `550 5.1.1 <jo@example.com>... User unknown`. One report a failure;
 * those that name no recipient have null.
 */
export function readTranscript(session: string): Report[] {
  const reports: Report[] = []
  const state: State = { host: null, command: null, address: null, replies: [], told: false }
  let lines = 0
  for (const raw of session.split('\n')) {
    if (++lines > MAX_LINES) break
    const line = raw.trim()
    if (line.startsWith('>>>')) sent(line.slice(3).trim(), state)
    else if (line.startsWith('<<<')) state.replies.push(line.slice(3).trim())
    else if (/while talking to /i.test(line)) talksTo(line, state)
    else {
      const one = /^[45]\d\d[ -]/.test(line) ? failure(line, state) : deferral(line, state)
      if (one !== null) add(reports, one)
    }
  }
  if (reports.length === 0 && state.replies.length > 0) {
    const words = refusal(state.replies)
    if (words !== null) reports.push(failed(state.address, words, state))
  }
  return reports
}

function talksTo(line: string, state: State): void {
  const host = /talking to ([a-z0-9._-]{1,253})/i.exec(line)?.[1]?.replace(/\.$/, '') ?? null
  Object.assign(state, { host, command: null, address: null, replies: [], told: false })
}

function sent(words: string, state: State): void {
  const command = /^[a-z]{4,8}/i.exec(words)?.[0].toUpperCase() ?? null
  if (command === 'QUIT' || command === 'RSET') return
  state.command = command
  state.address = command === 'RCPT' ? firstAddress(words.slice(words.indexOf(':') + 1)) : null
  state.replies = []
  state.told = false
}

/** `550 5.1.1 <jo@example.com>... User unknown`: what the sender concludes, after the remote's own words. */
function failure(line: string, state: State): Report | null {
  const named =
    /^[45]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3} )?(<[^<>\s]{3,320}>|[^\s<>"]{1,255}@[^\s<>"]{1,255}?)(?:\.\.\. ?|[,:] )(.*)$/.exec(
      line,
    )
  const recipient = named === null ? null : firstAddress(named[1]!)
  if (named !== null && recipient === null) return null
  // "421 mx.example.com (smtp)... Deferred": of a host, told again with the recipient where it is final.
  if (named === null && /\(smtp\)\.\.\. /i.test(line)) {
    if (state.told) state.replies = []
    return null
  }
  const remote = refusal(state.replies)
  const own = named === null ? line : ownWords(line, named[2] ?? '')
  const isRemote =
    remote !== null && (state.address === null || recipient === null || same(state.address, recipient))
  const one = isRemote
    ? failed(recipient ?? state.address, remote, state)
    : failed(recipient, own, { ...state, command: null, host: null })
  state.told = true
  return { ...one, prose: [line] }
}

/** `<jo@example.com>... Deferred: Connection refused by mx.example.com.`: the sender's own words, where no host answered. */
function deferral(line: string, state: State): Report | null {
  const at = line.indexOf(DEFERRED)
  const recipient = at < 0 ? null : firstAddress(line.slice(0, at))
  if (recipient === null || refusal(state.replies) !== null) return null
  const words = line.slice(at + DEFERRED.length).trim()
  const one = failed(recipient, words, { ...state, command: null })
  return { ...one, kind: 'delayed', action: 'delayed', prose: [line] }
}

const DEFERRED = '... Deferred: '

/** `... 550 Host unknown` names the code once more; it is the closer one. */
function ownWords(line: string, rest: string): string {
  return /^[45]\d\d\b/.test(rest) ? rest : line
}

/** The refusing reply among those to one command, its lines joined. */
function refusal(replies: readonly string[]): string | null {
  const lines = replies.filter((line) => /^[45]\d\d/.test(line))
  if (lines.length === 0) return null
  const code = lines[0]!.slice(0, 3)
  return lines
    .filter((line) => line.startsWith(code))
    .join(' ')
    .trim()
}

function failed(recipient: string | null, diagnostic: string, state: State): Report {
  return report({
    kind: 'bounce',
    action: 'failed',
    recipient,
    diagnostic,
    reply: replyCodes(diagnostic).reply,
    command: state.command,
    remoteMta: state.host,
  })
}

function add(reports: Report[], one: Report): void {
  const before = reports.find(
    (other) => other.recipient !== null && same(other.recipient, one.recipient ?? ''),
  )
  if (before === undefined) reports.push(one)
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
