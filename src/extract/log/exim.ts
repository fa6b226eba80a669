import { normaliseAddress } from '../../decode/address.ts'
import { commandOf, remoteHostOf } from '../session.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { own } from './join.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { hostAndIp, octalDecoded } from './text.ts'

/** `DATE TIME[.ms] [zone] [pid] ID FLAG`; what of it stands there depends on the log selectors. */
const LINE =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: [+-]\d{4})?)(?: \[\d+\])?(?: ([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) (<=|[=*>-]>|\*\*|==|Completed)(?: |$))?/

/** Exim's main log, in a file of its own or through syslog. */
export const EXIM: LogFormat = {
  id: 'exim',
  title: 'Exim',
  looksLike: (lines) =>
    lines.some(
      (line) => LINE.exec(line)?.[3] !== undefined || /^\S.{10,60} exim[\w.-]*\[\d+\]: \S/.test(line),
    ),
  create: (settings) => new EximReader(settings),
}

/** Says that nothing was tried this time: what was said before holds. */
const NO_NEWS =
  /retry timeout exceeded|retry time not reached|failing for a long time|retry time has not been reached/i

class EximReader extends JoiningReader implements LogReader {
  read(line: string): readonly Fate[] | undefined {
    const found = this.#found(line)
    if (found === null) return line.trim() === '' ? NOTHING : undefined
    const { id, flag, rest } = found
    if (id === '') return NOTHING
    if (flag === '<=') {
      this.#arrival(id, rest)
      return NOTHING
    }
    if (flag === 'Completed') {
      this.messages.close(id)
      return NOTHING
    }
    const at = new Recipient(rest)
    if (at.recipient === null) return undefined
    const known = { ...this.line(id), ...this.#stamped(), ...at.addresses, word: flag }
    if (flag === '==' || flag === '**') return [this.#failure(id, at.rest, known, flag)]
    return [this.remember(id, delivery(at.rest, known))]
  }

  #stamp = ''

  /** The parts of a line; null where it is none of Exim's. */
  #found(line: string): { id: string; flag: string; rest: string } | null {
    let text = line
    let match = LINE.exec(text)
    this.#stamp = match?.[1] ?? ''
    if (match === null) {
      if (!this.prefix.read(line) || !this.prefix.has('exim')) return null
      text = this.prefix.text
      match = LINE.exec(text)
      // Through syslog the stamp may be left out.
      if (match === null) {
        text = `2000-01-01 00:00:00 ${text}`
        match = LINE.exec(text)
      } else this.#stamp = match[1]!
    }
    const [all = '', , id = '', flag = ''] = match ?? []
    return { id, flag, rest: text.slice(all.length) }
  }

  /** Exim's own stamp comes before that of syslog. */
  #stamped(): Partial<Fate> {
    if (this.#stamp === '') return {}
    return { stamp: this.#stamp, timestamp: this.clock.iso(this.#stamp)?.iso ?? null, reportingMta: null }
  }

  protected override get now(): number {
    return (this.#stamp === '' ? this.prefix.time(this.clock) : this.clock.iso(this.#stamp))?.ms ?? 0
  }

  /** `sender H=… P=esmtp S=519 id=MESSAGE-ID [T="subject"] for …` */
  #arrival(id: string, rest: string): void {
    const message = this.open(id)
    const sender = rest.slice(0, Math.max(0, rest.indexOf(' ')))
    message.sender = sender === '<>' || sender === '' ? null : own(sender)
    const messageId = / id=(\S+)/.exec(rest)?.[1]
    if (messageId !== undefined) message.messageId = own(messageId)
    const subject = / T="((?:[^"\\]|\\.)*)"/.exec(rest)?.[1]
    if (subject !== undefined) message.subject = octalDecoded(subject.replace(/\\(["\\])/g, '$1'))
  }

  #failure(id: string, rest: string, known: Partial<Fate>, flag: string): Fate {
    const final = flag === '**'
    const { text, host } = wordsOf(rest)
    const one = fate({
      ...known,
      ...said(text, host),
      kind: final ? 'bounce' : 'delayed',
      action: final ? 'failed' : 'delayed',
    })
    const news = one.reply !== null || !NO_NEWS.test(text)
    if (news) return this.remember(id, one)
    const { attempt } = this.remember(id, { ...one, diagnostic: null })
    return attempt === null ? one : fromHistory(one, attempt)
  }
}

/** `ADDRESS [<ORIGINAL>]` at the begin of a line's rest; the address may also be a file, a pipe or a local name. */
class Recipient {
  readonly recipient: string | null
  readonly rest: string
  readonly #original: string | null

  constructor(text: string) {
    const quoted = text.charCodeAt(0) === QUOTE ? text.indexOf('"@', 1) : -1
    const space = text.indexOf(' ', Math.max(quoted, 0))
    const word = (space < 0 ? text : text.slice(0, space)).replace(/:$/, '')
    let rest = text.slice(word.length)
    let bracketed: string | null = null
    const open = rest.indexOf(' <')
    // Between the two only the rest of a pipe's command can stand.
    if (open >= 0 && !/ [A-Z]=/.test(rest.slice(0, open)) && !rest.slice(0, open).includes(': ')) {
      const close = rest.indexOf('>', open)
      if (close > 0) {
        bracketed = rest.slice(open + 2, close)
        rest = rest.slice(close + 1)
      }
    }
    const address = normaliseAddress(word)
    const original = bracketed === null ? null : normaliseAddress(bracketed)
    this.recipient = address ?? original ?? (word === '' ? null : word.slice(0, 320))
    this.#original = address !== null && original !== address ? original : null
    this.rest = rest
  }

  get addresses(): Partial<Fate> {
    return { recipient: this.recipient, originalRecipient: this.#original }
  }
}

function delivery(rest: string, known: Partial<Fate>): Fate {
  const confirmation = / C="((?:[^"\\]|\\.)*)"/.exec(rest)?.[1]
  const diagnostic = confirmation === undefined ? null : unescaped(confirmation)
  return fate({
    ...known,
    kind: 'delivered',
    action: 'delivered',
    diagnostic,
    reply: diagnostic === null ? null : replyOf(diagnostic),
    status: diagnostic === null ? null : statusOf(diagnostic),
    remoteMta: hostOf(rest),
  })
}

/** ` R=… T=… [defer (N)[: system error]] H=host [ip] …: text` */
function wordsOf(rest: string): { text: string; host: string | null } {
  const trimmed = rest.replace(/(?: [DQR]T=[\d.]+[smhdw\d.]*){1,3}$/, '')
  const defer = / defer \(-?\d+\)/.exec(trimmed)
  const tail = defer === null ? trimmed : trimmed.slice(defer.index + defer[0].length)
  if (defer !== null && tail.startsWith(': ')) {
    // The system's error first, the fields after it, then Exim's own words.
    const fields = /^: (.*?)(?: (?:H=|[DQ]T=)|: |$)/.exec(tail)?.[1] ?? ''
    const colon = tail.indexOf(': ', fields.length + 2)
    const words = colon < 0 ? '' : `${tail.slice(colon + 2)}: `
    return { text: words + fields, host: hostOf(tail) }
  }
  const colon = tail.indexOf(': ')
  return {
    text: colon < 0 ? tail.trim() : tail.slice(colon + 2),
    host: hostOf(tail.slice(0, colon + 1 || undefined)),
  }
}

function hostOf(fields: string): string | null {
  const match = / H=(\S+)(?: \([^)]*\))? \[([^\]\s]+)\]/.exec(fields)
  return match === null ? null : hostAndIp(match[1], match[2])
}

/** `SMTP error from remote mail server after RCPT TO:<a>: 550-…\n550 …`, or a local cause. */
function said(text: string, host: string | null): Partial<Fate> {
  const words = unescaped(text)
  const at = words.search(/: [245]\d\d(?:[ -]|\n|$)/)
  if (at < 0) return { diagnostic: words === '' ? null : words, remoteMta: host }
  const diagnostic = words.slice(at + 2)
  const before = words.slice(0, at)
  return {
    diagnostic,
    reply: replyOf(diagnostic),
    command: commandOf(before),
    remoteMta: host ?? remoteHostOf(before),
  }
}

/** The lines of a reply are joined by a written `\n`, bytes over 127 are in octal. */
function unescaped(text: string): string {
  return octalDecoded(text.replaceAll('\\n', '\n')).replace(/\\(["\\])/g, '$1')
}

const QUOTE = 0x22
