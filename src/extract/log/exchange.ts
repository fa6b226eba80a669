import { normaliseAddress } from '../../decode/address.ts'
import type { Action, Kind } from '../../model/event.ts'
import type { LogClock } from './clock.ts'
import { type Columns, cellsOf, columnsOf, csvFields } from './csv.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { JoinTable } from './join.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { hostAndIp } from './text.ts'

/** Message tracking logs of Exchange 2007 and later: CSV, columns named by `#Fields:`, times in UTC. */
export const EXCHANGE: LogFormat = {
  id: 'exchange',
  title: 'Exchange message tracking',
  looksLike: (lines) =>
    lines.some((line) => line.startsWith('#Fields:') && line.includes('recipient-status')) ||
    lines.some((line) => line.startsWith('#Log-type: Message Tracking')),
  isRecord: true,
  create: (settings) => new ExchangeReader(settings),
}

/** What the events mean; all others tell no fate. */
const EVENTS: Readonly<Record<string, readonly [Kind, Action]>> = {
  FAIL: ['bounce', 'failed'],
  DEFER: ['delayed', 'delayed'],
  DELIVER: ['delivered', 'delivered'],
  SENDEXTERNAL: ['delivered', 'relayed'],
  // To the next server of the organisation, or, before Exchange 2013, to anywhere.
  SEND: ['delivered', 'relayed'],
}

class ExchangeReader implements LogReader {
  #columns: Columns | undefined
  readonly #clock: LogClock
  readonly #messages: JoinTable

  constructor({ clock, limits }: LogSettings) {
    this.#clock = clock
    this.#messages = new JoinTable(limits)
  }

  read(line: string): readonly Fate[] | undefined {
    if (line.startsWith('#')) {
      if (line.startsWith('#Fields:')) this.#columns = columnsOf(line.slice(8).split(','))
      return NOTHING
    }
    if (line.trim() === '') return NOTHING
    if (this.#columns === undefined) return undefined
    const cell = cellsOf(this.#columns, csvFields(line))
    const event = cell('event-id').toUpperCase()
    const meaning = EVENTS[event]
    if (meaning === undefined) return event === '' ? undefined : NOTHING
    const recipients = cell('recipient-address').split(';').filter(Boolean)
    if (recipients.length === 0) return undefined
    const statuses = statusesOf(cell('recipient-status'), recipients.length)
    return recipients.map((address, at) => this.#fate(event, meaning, address, statuses[at] ?? '', cell))
  }

  #fate(
    event: string,
    [kind, action]: readonly [Kind, Action],
    address: string,
    status: string,
    cell: (name: string) => string,
  ): Fate {
    const time = this.#clock.iso(cell('date-time').replace(/(?<=\d)$/, 'Z'))
    const queueId = cell('network-message-id') || cell('internal-message-id')
    const recipient = normaliseAddress(address) ?? address.slice(0, 320)
    const told = said(status)
    const one = fate({
      ...told,
      kind,
      action,
      recipient,
      remoteMta: told.remoteMta ?? (kind === 'delivered' && event !== 'DELIVER' ? serverOf(cell) : null),
      reportingMta: cell('client-hostname') || null,
      sender: normaliseAddress(cell('return-path')) ?? normaliseAddress(cell('sender-address')),
      messageId: cell('message-id').replace(/^<|>$/g, '') || null,
      subject: cell('message-subject') || null,
      stamp: cell('date-time'),
      timestamp: time?.iso ?? null,
      queueId,
      word: `event-id=${event}`,
    })
    return this.#joined(event, one, time?.ms ?? 0)
  }

  #joined(event: string, one: Fate, now: number): Fate {
    const queueId = one.queueId ?? ''
    // On the way within the organisation another fate may follow.
    if (one.kind === 'delayed' || event === 'SEND') {
      const kept = event === 'SEND' ? { ...one, diagnostic: null, status: null, reply: null } : one
      return { ...one, attempt: this.#messages.defer(queueId, now, kept) }
    }
    const attempt = this.#messages.settle(queueId, one.recipient)
    if (attempt === null) return one
    const isExpired = one.kind === 'bounce' && /QUEUE\.Expired/i.test(one.diagnostic ?? '')
    return isExpired ? fromHistory(one, attempt) : { ...one, attempt }
  }
}

/** The statuses of several recipients, split at `;` outside brackets. */
function statusesOf(text: string, count: number): readonly string[] {
  if (count === 1) return [text]
  const statuses: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    else if (char === ';' && depth <= 0) {
      statuses.push(text.slice(from, at))
      from = at + 1
    }
  }
  statuses.push(text.slice(from))
  // A reply that holds semicolons itself: then it counts for all.
  return statuses.length === count ? statuses : Array.from({ length: count }, () => text)
}

/** `550 5.1.1 …`, or `[{LED=550 5.1.1 …};{MSG=…};{FQDN=…};{IP=…};{LRT=…}]` (last error, message, host, address, time). */
function said(status: string): Partial<Fate> {
  const part = (name: string) => {
    const start = status.indexOf(`{${name}=`)
    if (start < 0) return null
    const end = status.indexOf('};{', start)
    return status.slice(start + name.length + 2, end < 0 ? status.lastIndexOf('}') : end).trim() || null
  }
  const bracketed = status.startsWith('[{') || status.startsWith('{')
  const text = bracketed ? (part('LED') ?? part('MSG') ?? '') : status.replace(/;$/, '').trim()
  return {
    diagnostic: text === '' ? null : text,
    reply: replyOf(text),
    status: statusOf(text),
    remoteMta: bracketed ? hostAndIp(part('FQDN'), part('IP')) : null,
  }
}

function serverOf(cell: (name: string) => string): string | null {
  return hostAndIp(cell('server-hostname'), cell('server-ip'))
}
