import { normaliseAddress } from '../../decode/address.ts'
import type { Claim } from '../../model/claim.ts'
import type { Action, Kind } from '../../model/event.ts'
import type { Reason } from '../../model/reasons.ts'
import type { LogClock } from './clock.ts'
import { type Columns, cellsOf, columnsOf, csvFields } from './csv.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { JoinTable } from './join.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { hostAndIp } from './text.ts'

/** PowerMTA's accounting files and feedback loop files: CSV, the columns as the header says. */
export const POWERMTA: LogFormat = {
  id: 'powermta',
  title: 'PowerMTA',
  looksLike: (lines) => lines.slice(0, 5).some(isHeader),
  isRecord: true,
  create: (settings) => new PowermtaReader(settings),
}

/** Columns of a stream that begins in the middle of a file: those of the default configuration. */
const USUAL =
  'type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp,dlvEsmtpAvailable,dlvSize,vmta,jobId,envId,queue,vmtaPool'

/** Record types; those of receipt and of queues tell no fate. */
const TYPES: Readonly<Record<string, Kind | null>> = {
  d: 'delivered',
  b: 'bounce',
  t: 'delayed',
  /** Told by a report that came back by mail. */
  rb: 'bounce',
  rs: 'delayed',
  f: 'complaint',
  r: null,
  tq: null,
  p: null,
}

const ACTIONS: Readonly<Record<string, readonly [Action, Kind]>> = {
  failed: ['failed', 'bounce'],
  delayed: ['delayed', 'delayed'],
  delivered: ['delivered', 'delivered'],
  relayed: ['relayed', 'delivered'],
  expanded: ['expanded', 'delivered'],
}

/** `bounceCat`, as PowerMTA's default patterns sort replies; `other` says nothing. */
const CATEGORIES: Readonly<Record<string, Reason>> = {
  'bad-mailbox': 'unknown-user',
  'bad-domain': 'unknown-domain',
  'inactive-mailbox': 'mailbox-disabled',
  'quota-issues': 'mailbox-full',
  'bad-connection': 'network-error',
  'bad-configuration': 'system-error',
  'no-answer-from-host': 'timeout',
  'message-expired': 'expired',
  'policy-related': 'policy',
  'spam-related': 'spam-filter',
  'spam-block': 'reputation',
  'content-related': 'content-rejected',
  'virus-related': 'virus',
  'protocol-errors': 'protocol-error',
  'relaying-issues': 'relay-denied',
  'routing-errors': 'network-error',
  'invalid-sender': 'sender-rejected',
}

function claimOf(category: string): Claim | null {
  return category === '' ? null : { providerType: category, type: null, reason: CATEGORIES[category] ?? null }
}

function isHeader(line: string): boolean {
  return /^\ufeff?"?type"?,/i.test(line) && /timeLogged|rcpt/i.test(line)
}

class PowermtaReader implements LogReader {
  #columns: Columns = columnsOf(USUAL.split(','))
  readonly #clock: LogClock
  /** PowerMTA gives no message a number: what is tried again is told by its addresses and the sender's own ids. */
  readonly #messages: JoinTable

  constructor({ clock, limits }: LogSettings) {
    this.#clock = clock
    this.#messages = new JoinTable(limits)
  }

  read(line: string): readonly Fate[] | undefined {
    if (line.trim() === '') return NOTHING
    // Each file begins with a header, and columns may change from one to the next.
    if (isHeader(line)) {
      this.#columns = columnsOf(csvFields(line.replace(/^\ufeff/, '')))
      return NOTHING
    }
    const cell = cellsOf(this.#columns, csvFields(line))
    const kind = TYPES[cell('type').toLowerCase()]
    if (kind === undefined) return undefined
    if (kind === null) return NOTHING
    const recipient = normaliseAddress(cell('rcpt'))
    if (recipient === null)
      return kind === 'complaint' || kind === 'bounce' ? [this.#fate(kind, null, cell)] : undefined
    return [this.#fate(kind, recipient, cell)]
  }

  #fate(type: Kind, recipient: string | null, cell: (name: string) => string): Fate {
    const [action, kind] = type === 'complaint' ? [null, type] : (ACTIONS[cell('dsnAction')] ?? [null, type])
    const diagnostic = cell('dsnDiag').replace(/^smtp;\s*/i, '') || null
    const [, status = null, comment = ''] =
      /^([245]\.\d{1,3}\.\d{1,3})(?: \((.*)\))?/.exec(cell('dsnStatus')) ?? []
    const [, host, ip] = /^(\S+)(?: \(([^)]*)\))?/.exec(cell('dsnMta')) ?? []
    const original = normaliseAddress(cell('orcpt').replace(/^rfc822;/i, ''))
    const time = this.#clock.iso(cell('timeLogged'))
    const one = fate({
      kind,
      action,
      recipient,
      originalRecipient: original === recipient ? null : original,
      status: status ?? (diagnostic === null ? null : statusOf(diagnostic)),
      reply: diagnostic === null ? null : replyOf(diagnostic),
      diagnostic,
      prose: diagnostic === null ? [comment].filter(Boolean) : [],
      remoteMta: hostAndIp(host, ip ?? cell('dlvDestinationIp')),
      reportingMta: cell('reportingMta') || null,
      feedbackType: cell('feedbackType') || null,
      sender: normaliseAddress(cell('orig')),
      envelopeId: cell('envId') || null,
      messageId: cell('header_Message-Id').replace(/^<|>$/g, '') || null,
      subject: cell('header_Subject') || null,
      stamp: cell('timeLogged'),
      timestamp: time?.iso ?? null,
      queueId: cell('jobId') || null,
      claim: claimOf(cell('bounceCat')),
      word: `type=${cell('type')}`,
    })
    if (kind === 'complaint') return one
    const key = [cell('orig'), recipient, cell('jobId'), cell('envId')].join('\n')
    if (kind === 'delayed') return { ...one, attempt: this.#messages.defer(key, time?.ms ?? 0, one) }
    const attempt = this.#messages.settle(key, recipient)
    this.#messages.close(key)
    if (attempt === null) return one
    return kind === 'bounce' && diagnostic === null ? fromHistory(one, attempt) : { ...one, attempt }
  }
}
