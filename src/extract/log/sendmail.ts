import { allAddresses, normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import { type Fate, fate, fromHistory, replyOf } from './fate.ts'
import { own } from './join.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { hostAndIp, octalDecoded } from './text.ts'

/** A queue id tells time and process: 14 characters, older systems fewer. */
const QUEUE_ID = /^([0-9A-Za-z]{10,20}): (?=(?:to|from)=|[0-9A-Za-z]{10,20}: )/

/** Sendmail 8, also named `sm-mta` and `sm-msp-queue`. */
export const SENDMAIL: LogFormat = {
  id: 'sendmail',
  title: 'Sendmail',
  looksLike: (lines) =>
    lines.some((line) => /(?:sendmail|sm-mta|sm-msp-queue|sm-que)[\w.-]*\[\d+\]: \S/.test(line)),
  create: (settings) => new SendmailReader(settings),
}

class SendmailReader extends JoiningReader implements LogReader {
  read(line: string): readonly Fate[] | undefined {
    const { prefix } = this
    if (!prefix.read(line)) return line.trim() === '' ? NOTHING : undefined
    const { text } = prefix
    const id = QUEUE_ID.exec(text)?.[1]
    if (id === undefined) return NOTHING
    const rest = text.slice(id.length + 2)
    if (rest.startsWith('to=')) return this.#outcome(id, rest)
    if (rest.startsWith('from=')) this.#arrival(id, rest)
    else if (
      /^\w+: (?:sender notify|return to sender|DSN): .*(?:cannot send|could not be delivered)/i.test(rest)
    )
      return this.#expired(id, rest.slice(rest.indexOf(': ') + 2))
    return NOTHING
  }

  /** `from=<F>, size=, class=, nrcpts=, msgid=<M>, proto=, daemon=, relay=` */
  #arrival(id: string, rest: string): void {
    const message = this.open(id)
    const sender = normaliseAddress(field(rest, 'from') ?? '')
    if (sender !== null) message.sender = own(sender)
    const messageId = field(rest, 'msgid')?.replace(/^<|>$/g, '')
    if (messageId) message.messageId = own(messageId)
  }

  /** Names no recipient: all that still wait have failed. */
  #expired(id: string, words: string): readonly Fate[] {
    const told: Partial<Fate> = {
      ...this.line(id),
      kind: 'bounce',
      action: 'failed',
      status: '4.4.7',
      word: words.slice(0, 40),
      diagnostic: words,
    }
    const waiting = this.messages.settleAll(id)
    return waiting.length === 0 ? [fate(told)] : waiting.map((attempt) => fromHistory(told, attempt))
  }

  /** `to=<R>[,<R2>], [ctladdr=…,] delay=, …, relay=H [IP], dsn=x.y.z, [reply=first line,] stat=TEXT` */
  #outcome(id: string, rest: string): readonly Fate[] | undefined {
    const at = rest.indexOf(', stat=')
    if (at < 0) return NOTHING
    const stat = octalDecoded(rest.slice(at + 7))
    const fields = rest.slice(0, at)
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field(fields, 'dsn') ?? '')?.[0] ?? null
    const kind = kindOf(stat, status)
    if (kind === null) return NOTHING
    const recipients = recipientsOf(octalDecoded(field(fields, 'to') ?? ''))
    if (recipients.length === 0) return undefined
    const relay = /^(\S+?)(?: \[([^\]]+)\])?$/.exec(field(fields, 'relay') ?? '')
    const known: Partial<Fate> = {
      ...this.line(id),
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'delayed' ? 'delayed' : 'failed',
      status,
      ...said(stat, fields),
      remoteMta: relay === null || relay[2] === undefined ? null : hostAndIp(relay[1], relay[2]),
      word: `stat=${stat.slice(0, 20)}`,
    }
    return recipients.map((recipient) =>
      this.#told(id, fate({ ...known, recipient, ...original(fields, recipient, known) })),
    )
  }

  /** A deferral without words was no new try: what was said before holds. */
  #told(id: string, one: Fate): Fate {
    const known = this.remember(id, one)
    const { attempt } = known
    const isSilent = known.kind === 'delayed' && known.diagnostic === null
    return isSilent && attempt !== null && attempt.diagnostic !== null ? fromHistory(known, attempt) : known
  }
}

/** Null for what is no fate: `queued`. */
function kindOf(stat: string, status: string | null): Kind | null {
  if (stat.startsWith('Sent')) return 'delivered'
  if (stat.startsWith('Deferred')) return 'delayed'
  if (/^queued\b/i.test(stat)) return null
  const digit = status?.[0]
  return digit === '2' ? 'delivered' : digit === '4' ? 'delayed' : 'bounce'
}

/**
 * QUIRK: `stat=User unknown` is written for every 550, 551 and 553 to RCPT whatever the text, `Service unavailable`
 * for any other refusal: where the reply is there, only it counts.
 */
function said(stat: string, fields: string): Partial<Fate> {
  const replied = /, reply=(.*)$/s.exec(fields)?.[1]
  if (replied !== undefined) {
    const diagnostic = octalDecoded(replied)
    return { diagnostic, reply: replyOf(diagnostic) }
  }
  const sent = /^Sent \((.*?)\)?$/s.exec(stat)?.[1]
  const words = sent ?? stat.replace(/^(?:Sent|Deferred)(?:: )?/, '')
  return { diagnostic: words === '' ? null : words, reply: replyOf(words) }
}

/** The value of a field; values hold commas, but not one before a name and `=`. */
function field(text: string, name: string): string | null {
  const start = text.startsWith(`${name}=`) ? 0 : text.indexOf(`, ${name}=`) + 2
  if (start === 1) return null
  const from = start + name.length + 1
  const rest = text.slice(from)
  const end = rest.search(/, (?=[a-z0-9]+=)/)
  return end < 0 ? rest : rest.slice(0, end)
}

/** `<a@b>,<c@d>`; a local name or a pipe stays as it is. */
function recipientsOf(text: string): readonly string[] {
  const found = allAddresses(text)
  const bare = text.replace(/^<|>$/g, '')
  return found.length > 0 ? found : bare === '' ? [] : [bare.slice(0, 320)]
}

/** The address behind an alias: `ctladdr=` names it, or whoever sent the mail on this machine. */
function original(fields: string, recipient: string, { sender }: Partial<Fate>): Partial<Fate> {
  const address = normaliseAddress((field(fields, 'ctladdr') ?? '').replace(/ \(.*$/, ''))
  return address === null || address === recipient || address === sender ? {} : { originalRecipient: address }
}
