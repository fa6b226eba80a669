import { normaliseAddress } from '../../decode/address.ts'
import { commandOf } from '../session.ts'
import { type Fate, fate, fromHistory, replyOf } from './fate.ts'
import { own } from './join.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'

/** Postfix, all versions; any instance name (`postfix-out/smtp`). */
export const POSTFIX: LogFormat = {
  id: 'postfix',
  title: 'Postfix',
  looksLike: (lines) => lines.some((line) => /[ "]\w*postfix[\w-]*\/[\w/-]+(?:\[\d+\])?[:"]/.test(line)),
  create: (settings) => new PostfixReader(settings),
}

/** What the words of `status=` mean; other words tell no fate (`deliverable` answers an address probe). */
const WORDS: Readonly<Record<string, Fate['kind']>> = {
  sent: 'delivered',
  deferred: 'delayed',
  bounced: 'bounce',
  expired: 'bounce',
  undeliverable: 'bounce',
  'undeliverable-but-not-cached': 'bounce',
}

class PostfixReader extends JoiningReader implements LogReader {
  read(line: string): readonly Fate[] | undefined {
    const prefix = this.prefix
    if (!prefix.read(line)) return line.trim() === '' ? NOTHING : undefined
    if (!prefix.has('/')) return NOTHING
    const from = prefix.textAt
    const text = prefix.line
    // Most lines tell no fate: what comes after the queue id sorts them.
    const colon = queueIdEnd(text, from)
    if (colon < 0) return NOTHING
    switch (text.charCodeAt(colon + 2)) {
      case LOWER_T:
        return text.startsWith('to=', colon + 2) ? this.#attempt(from, colon) : NOTHING
      case LOWER_F:
        return text.startsWith('from=<', colon + 2) ? this.#sender(from, colon) : NOTHING
      case LOWER_M:
        if (text.startsWith('message-id=', colon + 2)) this.#messageId(from, colon)
        return NOTHING
      case LOWER_R:
        if (text.startsWith('removed', colon + 2)) this.messages.close(text.slice(from, colon))
        return NOTHING
      default:
        return NOTHING
    }
  }

  #messageId(from: number, colon: number): void {
    const text = this.prefix.line
    const bracketed = text.charCodeAt(colon + 13) === LESS
    const id = text.slice(colon + (bracketed ? 14 : 13), text.endsWith('>') ? -1 : undefined)
    if (id !== '') this.open(text.slice(from, colon)).messageId = own(id)
  }

  /** `from=<F>, size=N, nrcpt=N (queue active)` or `from=<F>, status=expired, returned to sender`. */
  #sender(from: number, colon: number): readonly Fate[] {
    const text = this.prefix.line
    const queueId = text.slice(from, colon)
    const close = text.indexOf('>, ', colon)
    if (close < 0) return NOTHING
    const message = this.open(queueId)
    message.sender ??= own(text.slice(colon + 8, close)) || null
    const status = /^status=((?:force-)?expired)/.exec(text.slice(close + 3, close + 30))
    return status === null ? NOTHING : this.#expired(queueId, status[0], text.slice(close + 3))
  }

  /** Tells no recipient: every one that is still deferred has failed, for the reason last seen. */
  #expired(queueId: string, word: string, words: string): readonly Fate[] {
    const told: Partial<Fate> = {
      ...this.line(queueId),
      kind: 'bounce',
      action: 'failed',
      status: '4.4.7',
      word,
      prose: [words],
    }
    const waiting = this.messages.settleAll(queueId)
    return waiting.length === 0 ? [fate(told)] : waiting.map((attempt) => fromHistory(told, attempt))
  }

  /** `to=<R>, orig_to=<O>, relay=H[IP]:25, delay=S, delays=a/b/c/d, dsn=x.y.z, status=WORD (TEXT)` */
  #attempt(from: number, colon: number): readonly Fate[] | undefined {
    const text = this.prefix.line
    const fields = new Fields(text, colon + 2)
    const recipient = addressOf(fields.address())
    const original = fields.at('orig_to=') ? addressOf(fields.address()) : null
    const relay = fields.value('relay=')
    const dsn = fields.value('dsn=')
    const status = fields.value('status=')
    if (status === null || recipient === null) return undefined
    const space = status.indexOf(' ')
    const word = space < 0 ? status : status.slice(0, space)
    const kind = WORDS[word]
    if (kind === undefined) return NOTHING
    const queueId = text.slice(from, colon)
    const words = parenthesised(space < 0 ? '' : status.slice(space + 1))
    const message = this.messages.get(queueId)
    const { diagnostic, reply, command, remoteMta } = said(words, relay)
    // Written out in full: of all lines of a log these are the ones that take time.
    const one: Fate = {
      kind,
      recipient,
      originalRecipient: original === recipient ? null : original,
      action: kind === 'delivered' ? 'delivered' : kind === 'delayed' ? 'delayed' : 'failed',
      status: dsn,
      reply,
      diagnostic,
      prose: NO_PROSE,
      command,
      reportingMta: this.prefix.host,
      remoteMta,
      feedbackType: null,
      stamp: this.prefix.stamp,
      timestamp: this.prefix.time(this.clock)?.iso ?? null,
      queueId,
      messageId: message?.messageId ?? null,
      sender: message?.sender ?? null,
      envelopeId: null,
      subject: null,
      claim: null,
      word: `status=${word}`,
      history: false,
      line: null,
      attempt: null,
    }
    const known = this.remember(queueId, one)
    return [kind === 'delivered' && relay?.startsWith('127.') ? this.#passedOn(known) : known]
  }

  /** Taken by a filter or a second instance on this machine: the message goes on under another queue id. */
  #passedOn(one: Fate): Fate {
    const next = /queued as ([0-9A-Za-z]{6,20})/.exec(one.diagnostic ?? '')?.[1]
    if (next === undefined) return one
    const message = this.open(next)
    message.messageId ??= one.messageId
    message.sender ??= one.sender
    const attempt = this.messages.defer(next, this.now, {
      ...one,
      diagnostic: null,
      status: null,
      reply: null,
    })
    attempt.told = one.attempt?.told ?? null
    return { ...one, action: 'relayed', attempt }
  }
}

const NO_PROSE: readonly string[] = []

/** Reads `name=value, ` fields from left to right. Values hold no `, `, but for addresses. */
class Fields {
  readonly #text: string
  #at: number

  constructor(text: string, at: number) {
    this.#text = text
    this.#at = at
  }

  at(name: string): boolean {
    return this.#text.startsWith(name, this.#at)
  }

  /** The value of the field here, brackets removed; a quoted local part may hold anything. */
  address(): string {
    const text = this.#text
    let at = text.indexOf('=', this.#at) + 1
    if (text.charCodeAt(at) !== LESS) return this.#until(at, ', ')
    at++
    const quoted = text.charCodeAt(at) === QUOTE ? text.indexOf('"@', at + 1) : -1
    const close = text.indexOf('>, ', quoted < 0 ? at : quoted)
    if (close < 0) return this.#until(at, ', ')
    this.#at = close + 3
    return text.slice(at, close)
  }

  /** The value of the next field of that name; `status=` takes all the rest. */
  value(name: string): string | null {
    const at = this.#text.indexOf(name, this.#at)
    if (at < 0) return null
    if (name === 'status=') return this.#text.slice(at + name.length)
    return this.#until(at + name.length, ', ')
  }

  #until(at: number, end: string): string {
    const found = this.#text.indexOf(end, at)
    this.#at = found < 0 ? this.#text.length : found + end.length
    return this.#text.slice(at, found < 0 ? undefined : found)
  }
}

/** Offset of the colon after a queue id; -1 where the text does not begin with one. */
function queueIdEnd(text: string, from: number): number {
  let at = from
  while (at < from + 24 && isAlphanumeric(text.charCodeAt(at))) at++
  return at > from + 4 && text.charCodeAt(at) === COLON && text.charCodeAt(at + 1) === SPACE ? at : -1
}

function isAlphanumeric(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)
}

/** A recipient that is no address (`root`) stays as it is. */
function addressOf(text: string): string | null {
  return normaliseAddress(text) ?? (text === '' || text.length > 320 ? null : text)
}

/** The text between the outer parentheses; long lines are cut and lack the last one. */
function parenthesised(text: string): string {
  return text.slice(text.startsWith('(') ? 1 : 0, text.endsWith(')') ? -1 : undefined)
}

type Said = Pick<Fate, 'diagnostic' | 'reply' | 'command' | 'remoteMta'>

/** `host H[IP] said: REPLY (in reply to CMD command)`, `host H[IP] refused to talk to me: REPLY`, or a local cause. */
function said(text: string, relay: string | null): Said {
  const remoteMta = hostOf(relay)
  if (!text.startsWith('host ')) {
    const diagnostic = text === '' ? null : text
    return { diagnostic, reply: replyOf(text), command: null, remoteMta }
  }
  const answered = text.indexOf(' said: ')
  const refused = answered < 0 ? text.indexOf(' refused to talk to me: ') : -1
  if (answered < 0 && refused < 0) return { diagnostic: text, reply: null, command: null, remoteMta }
  const host = hostOf(text.slice(5, answered < 0 ? refused : answered))
  const words = answered < 0 ? text.slice(refused + 24) : text.slice(answered + 7)
  const command = words.lastIndexOf(' (in reply to ')
  const diagnostic = command < 0 ? words : words.slice(0, command)
  return {
    diagnostic,
    reply: replyOf(diagnostic),
    command: command < 0 ? null : commandOf(words.slice(command)),
    remoteMta: host ?? remoteMta,
  }
}

/** `mx.example.com[192.0.2.1]:25` as `mx.example.com [192.0.2.1]`; null for `none` and the names of services. */
function hostOf(relay: string | null): string | null {
  const open = relay?.indexOf('[') ?? -1
  if (relay === null || open <= 0) return null
  const close = relay.indexOf(']', open)
  return close < 0 ? null : `${relay.slice(0, open).toLowerCase()} ${relay.slice(open, close + 1)}`
}

const SPACE = 0x20
const QUOTE = 0x22
const COLON = 0x3a
const LESS = 0x3c
const LOWER_F = 0x66
const LOWER_M = 0x6d
const LOWER_R = 0x72
const LOWER_T = 0x74
