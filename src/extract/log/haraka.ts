import { normaliseAddress } from '../../decode/address.ts'
import { commandOf } from '../session.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { harakaLine, isHaraka } from './haraka-line.ts'
import { own } from './join.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { hostAndIp } from './text.ts'

/** Haraka, in any of its formats: default, logfmt, JSON. */
export const HARAKA: LogFormat = {
  id: 'haraka',
  title: 'Haraka',
  looksLike: (lines) => lines.some(isHaraka),
  create: (settings) => new HarakaReader(settings),
}

/** Told of each recipient in lines of their own before. */
const TOLD_BEFORE = /^Some recipients (?:failed|temp failed)/

/** Says only that something failed that a line before told. */
const NO_NEWS = /^Tried all MXs/i

class HarakaReader extends JoiningReader implements LogReader {
  read(line: string): readonly Fate[] | undefined {
    const parts = harakaLine(line)
    if (parts === null) return line.trim() === '' || /^\s/.test(line) ? NOTHING : undefined
    const { id, plugin, text, stamp } = parts
    if (id === '-' || id === '') return NOTHING
    this.#stamp = stamp ?? (this.prefix.read(line) ? null : (/^\S+/.exec(line)?.[0] ?? null))
    return plugin === 'outbound' ? this.#outbound(id, text) : this.#inbound(id, text)
  }

  #stamp: string | null = null

  protected override get now(): number {
    return (this.#stamp === null ? this.prefix.time(this.clock) : this.clock.iso(this.#stamp))?.ms ?? 0
  }

  /** The transaction in which a message came: sender, recipients, Message-ID. */
  #inbound(id: string, text: string): readonly Fate[] {
    const [, what, address = ''] = /^(sender|recipient) <([^>]*)> code=(?:CONT|OK|NEXT)/.exec(text) ?? []
    if (what === 'sender') this.open(id).sender = own(normaliseAddress(address) ?? '') || null
    if (what === 'recipient') {
      this.messages.defer(id, this.now, fate({ recipient: normaliseAddress(address) }))
    }
    const mid = /^message mid="?<?([^\s">]+)/.exec(text)?.[1]
    if (mid !== undefined) this.open(id).messageId = own(mid)
    return NOTHING
  }

  #outbound(id: string, text: string): readonly Fate[] {
    const [, address, result, reply = ''] = /^recipient <([^>]*)> (rejected|deferred): (.*)$/.exec(text) ?? []
    if (address !== undefined) return [this.#recipient(id, address, result === 'rejected', reply)]
    if (text.startsWith('delivered ')) return this.#delivered(id, text)
    const deferred = /^Temp failing \S+ for \d+ seconds: (.*)$/.exec(text)?.[1]
    if (deferred !== undefined) {
      return TOLD_BEFORE.test(deferred) ? NOTHING : [this.#deferred(id, deferred)]
    }
    if (text.startsWith('bouncing mail: ')) return this.#bounced(id, text.slice(15))
    const failed =
      /^(?:Failed to get socket: |Remote end \S+ |Ongoing connection failed |MX Lookup for )/.exec(text)
    // Not yet an end: another host may be tried.
    if (failed !== null) this.open(`${id} error`).subject = own(text.slice(0, 500))
    return NOTHING
  }

  #recipient(id: string, address: string, final: boolean, reply: string): Fate {
    const one = fate({
      ...this.#line(id),
      kind: final ? 'bounce' : 'delayed',
      action: final ? 'failed' : 'delayed',
      recipient: normaliseAddress(address) ?? address.slice(0, 320),
      ...said(reply),
      command: 'RCPT',
      word: final ? 'rejected' : 'deferred',
    })
    return this.remember(id, one)
  }

  /** Names no recipients: they are known where the log tells how the message came. */
  #delivered(id: string, text: string): readonly Fate[] {
    const field = (name: string) => new RegExp(` ${name}=(?:"([^"]*)"|(\\S*))`).exec(text)
    const value = (name: string) => field(name)?.[1] ?? field(name)?.[2] ?? null
    const domain = `@${value('domain')}`
    const reply = text.match(/ response="(.*?)" delay=/)?.[1] ?? value('response')
    const parent = this.messages.get(parentOf(id))
    const recipients = [...(parent?.attempts?.keys() ?? [])].filter((address) => address.endsWith(domain))
    return recipients.map((recipient) => {
      this.messages.settle(parentOf(id), recipient)
      const one = fate({
        ...this.#line(id),
        kind: 'delivered',
        action: 'delivered',
        recipient,
        diagnostic: reply,
        reply: replyOf(reply ?? ''),
        status: statusOf(reply ?? ''),
        remoteMta: hostAndIp(value('host'), value('ip')),
        word: 'delivered',
      })
      return this.remember(id, one)
    })
  }

  #deferred(id: string, why: string): Fate {
    const one = fate({
      ...this.#line(id),
      kind: 'delayed',
      action: 'delayed',
      recipient: this.#onlyRecipient(id),
      ...this.#withError(id, why),
      word: 'Temp failing',
    })
    return this.remember(id, one)
  }

  /** `bouncing mail: WHY`, or after the last try: `Too many failures (WHY)`. */
  #bounced(id: string, text: string): readonly Fate[] {
    if (TOLD_BEFORE.test(text)) return NOTHING
    const why = /^Too many failures \((.*?)\)?$/.exec(text)?.[1]
    const known: Partial<Fate> = {
      ...this.#line(id),
      kind: 'bounce',
      action: 'failed',
      word: 'bouncing mail',
    }
    const waiting = this.messages.settleAll(id)
    this.messages.close(`${id} error`)
    if (why !== undefined && waiting.length > 0) {
      return waiting.map((attempt) => fromHistory({ ...known, prose: [text], status: '4.4.7' }, attempt))
    }
    const recipient = this.#onlyRecipient(id)
    return [fate({ ...known, recipient, ...said(why ?? text) })]
  }

  #withError(id: string, why: string): Partial<Fate> {
    const error = this.messages.get(`${id} error`)?.subject ?? null
    return said(error !== null && NO_NEWS.test(why) ? `${why}: ${error}` : why)
  }

  /** A line without a recipient speaks of all; of whom is certain only where there is one. */
  #onlyRecipient(id: string): string | null {
    const recipients = [...(this.messages.get(parentOf(id))?.attempts?.keys() ?? [])]
    return recipients.length === 1 ? recipients[0]! : null
  }

  #line(id: string): Partial<Fate> {
    const { subject: _, ...known } = this.line(parentOf(id))
    if (this.#stamp === null) return { ...known, queueId: id }
    const timestamp = this.clock.iso(this.#stamp)?.iso ?? null
    return { ...known, queueId: id, stamp: this.#stamp, timestamp, reportingMta: null }
  }
}

/** `UUID.1.2`, the copy for one domain, came as `UUID.1`. */
function parentOf(id: string): string {
  return id.replace(/^(.*\.\d+)\.\d+$/, '$1')
}

function said(text: string): Partial<Fate> {
  return { diagnostic: text, reply: replyOf(text), status: statusOf(text), command: commandOf(text) }
}
