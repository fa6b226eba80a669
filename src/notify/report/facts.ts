import { adviceFor } from '../../decide/advice.ts'
import { isOpen } from '../../decide/incident.ts'
import { receiverTitle } from '../../decide/receiver-title.ts'
import { REASONS, type Reason } from '../../model/reasons.ts'
import type { StatsRow, StoredIncident } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import { type Alert, alertOf } from '../alerts/alert.ts'
import { receiversInWords } from '../alerts/receiver-words.ts'
import { inUnits } from '../alerts/words.ts'

/** What came back, in numbers. */
export interface Totals {
  readonly delivered: number
  readonly hard: number
  readonly soft: number
  readonly complaints: number
  readonly unsubscribes: number
}

export interface DayCounts extends Totals {
  /** `2026-11-20` */
  readonly day: string
}

export interface ReceiverCounts extends Totals {
  readonly receiver: string
  /** As people know it: `Gmail`. */
  readonly title: string
  /** The same in the span before. */
  readonly before: Totals
}

export interface ReasonCounts {
  readonly reason: Reason
  readonly means: string
  readonly count: number
  readonly before: number
}

/** One thing to mend, the gravest first. */
export interface Mend {
  readonly title: string
  readonly text: string
}

/** All that a report tells. Times are milliseconds since 1970. */
export interface ReportFacts {
  readonly since: number
  readonly before: number
  readonly totals: Totals
  /** Of the span of the same length before. */
  readonly earlier: Totals
  readonly days: readonly DayCounts[]
  readonly receivers: readonly ReceiverCounts[]
  readonly reasons: readonly ReasonCounts[]
  readonly list: {
    readonly suppressed: number
    readonly held: number
    readonly newlySuppressed: number
    readonly newlyHeld: number
  }
  readonly open: readonly Alert[]
  readonly over: readonly Alert[]
  readonly mend: readonly Mend[]
}

type Asked = Pick<Store, 'stats' | 'incidents' | 'countSuppressions'>

const DAY = 24 * 3600 * 1000
const [RECEIVERS, REASONS_SHOWN, MOST_TO_MEND] = [10, 10, 5]

/** The list is indexed by seconds. */
const nextSecond = (at: number) => Math.floor(at / 1000) * 1000 + 1000

/** Gathers what happened in a span. */
export async function reportFacts(store: Asked, since: number, before: number): Promise<ReportFacts> {
  const span = { since, before }
  const earlierSpan = { since: since - (before - since), before: since }
  const by = ['day', 'receiver', 'kind', 'type', 'reason'] as const
  const [rows, earlierRows, incidents, suppressed, held, newlySuppressed, newlyHeld] = await Promise.all([
    store.stats({ ...span, by }),
    store.stats({ ...earlierSpan, by: ['receiver', 'kind', 'type', 'reason'] }),
    store.incidents(),
    store.countSuppressions({ state: 'suppressed', endsFrom: nextSecond(before) }),
    store.countSuppressions({ state: 'held', endsFrom: nextSecond(before) }),
    store.countSuppressions({ state: 'suppressed', ...span }),
    store.countSuppressions({ state: 'held', ...span }),
  ])
  const receiverOf = await receiversInWords()
  const told = (one: StoredIncident) => alertOf(one, receiverOf(one))
  const [totals, earlier] = [totalsOf(rows), totalsOf(earlierRows)]
  const inSpan: readonly StoredIncident[] = incidents.filter(
    ({ from, to }) => from < before && (to === null || to >= since),
  )
  return {
    ...{ since, before, totals, earlier },
    days: daysOf(rows, since, before),
    receivers: receiversOf(rows, earlierRows),
    reasons: reasonsOf(rows, earlierRows),
    list: { suppressed, held, newlySuppressed, newlyHeld },
    open: inSpan.filter(isOpen).map(told),
    over: inSpan.filter((one) => !isOpen(one)).map(told),
    mend: toMend(rows, inSpan),
  }
}

function totalsOf(rows: readonly StatsRow[]): Totals {
  const count = (fits: (row: StatsRow) => boolean) =>
    rows.reduce((sum, row) => sum + (fits(row) ? row.count : 0), 0)
  const failed = (type: string) => count(({ kind, ...row }) => kind !== 'delayed' && row.type === type)
  return {
    delivered: count(({ kind }) => kind === 'delivered'),
    ...{ hard: failed('hard'), soft: failed('soft') },
    complaints: count(({ kind }) => kind === 'complaint'),
    unsubscribes: count(({ kind }) => kind === 'unsubscribe'),
  }
}

function daysOf(rows: readonly StatsRow[], since: number, before: number): DayCounts[] {
  const byDay = groups(rows, ({ day }) => day!)
  const days: DayCounts[] = []
  for (let at = Math.floor(since / DAY) * DAY; at < before; at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10)
    days.push({ day, ...totalsOf(byDay.get(day) ?? []) })
  }
  return days
}

function groups<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = found.get(key)
    if (known === undefined) found.set(key, [row])
    else known.push(row)
  }
  return found
}

function receiversOf(rows: readonly StatsRow[], earlier: readonly StatsRow[]): ReceiverCounts[] {
  const before = groups(earlier, ({ receiver }) => receiver!)
  return [...groups(rows, ({ receiver }) => receiver!)]
    .map(([receiver, all]) => ({
      ...{ receiver, title: receiverTitle(receiver), ...totalsOf(all) },
      before: totalsOf(before.get(receiver) ?? []),
    }))
    .filter(({ receiver }) => receiver !== '')
    .sort((a, b) => failures(b) - failures(a) || b.delivered - a.delivered)
    .slice(0, RECEIVERS)
}

export const failures = ({ hard, soft }: Pick<Totals, 'hard' | 'soft'>) => hard + soft

const countOf = (rows: readonly StatsRow[]) => rows.reduce((sum, { count }) => sum + count, 0)

function reasonsOf(rows: readonly StatsRow[], earlier: readonly StatsRow[]): ReasonCounts[] {
  const before = groups(earlier, ({ reason }) => reason)
  return [...groups(rows, ({ reason }) => reason)]
    .flatMap(([reason, all]) =>
      reason === null || reason === undefined
        ? []
        : [
            {
              reason,
              means: REASONS[reason].means,
              count: countOf(all),
              before: countOf(before.get(reason) ?? []),
            },
          ],
    )
    .sort((a, b) => b.count - a.count)
    .slice(0, REASONS_SHOWN)
}

/** What is the sender's own trouble, and what endangers the sender, the most frequent first. */
function toMend(rows: readonly StatsRow[], incidents: readonly StoredIncident[]): Mend[] {
  // What a receiver calls unknown in an outage tells nothing of the addresses.
  const inOutage = new Set(incidents.filter(isOutage).map(({ receiver }) => receiver))
  const rates = ratesOf(rows.filter(({ receiver }) => !inOutage.has(receiver!)))
  const own = [...groups(rows, ({ reason }) => reason)].flatMap(([reason, all]) => {
    if (reason === null || reason === undefined) return []
    const { party } = REASONS[reason]
    if (party !== 'sender' && party !== 'message') return []
    const count = countOf(all)
    const [receiver] = [...groups(all, (row) => row.receiver)].sort(
      (a, b) => countOf(b[1]) - countOf(a[1]),
    )[0]!
    const { text } = adviceFor({ kind: 'bounce', type: null, reason, retryAfter: null, feedbackType: null })
    const where = receiver ? `, most of them by ${receiverTitle(receiver)}` : ''
    return [{ count, title: `${count.toLocaleString('en-US')} refusals for ${reason}${where}`, text }]
  })
  const sorted = own.sort((a, b) => b.count - a.count).map(({ title, text }) => ({ title, text }))
  return [...stillHeld(incidents), ...rates, ...sorted].slice(0, MOST_TO_MEND)
}

const isOutage = ({ kind }: StoredIncident) => kind === 'outage'

/** Outages that are over, and hold addresses until somebody says what they were. */
function stillHeld(incidents: readonly StoredIncident[]): Mend[] {
  return incidents
    .filter((one) => isOutage(one) && one.to !== null && one.held > 0 && one.resolution === null)
    .map(({ receiver, held, id }) => ({
      title: `${inUnits(held, 'address', 'addresses')} still held because of the outage at ${receiverTitle(receiver!)}, which is over`,
      text: `Release them for another try, or confirm that they are gone: incident ${id} ("undelivered incidents").`,
    }))
}

/** Shares that receivers and services act on, where there was mail enough to tell. */
function ratesOf(rows: readonly StatsRow[]): Mend[] {
  const { delivered, complaints, ...totals } = totalsOf(rows)
  const sent = delivered + failures(totals)
  // A message that was refused is nothing against its address.
  const dead = countOf(
    rows.filter(({ type, reason }) => type === 'hard' && reason && REASONS[reason].party === 'recipient'),
  )
  const found: Mend[] = []
  if (delivered >= 1000 && complaints / delivered >= 0.001)
    found.push({
      title: `${percent(complaints / delivered)} of the mail was called spam; 0.1 % is the most that receivers put up with`,
      text: 'Stop the campaign that it comes from. Send only to who asked for it, and make unsubscribing easy.',
    })
  // Without deliveries the share of what came back tells nothing.
  if (delivered > 0 && sent >= 34 && dead / sent >= 0.02)
    found.push({
      title: `${percent(dead / sent)} of the mail went to addresses that are no good; services warn from 2 % on`,
      text: 'Find the import or form that they come from, and have addresses confirmed before they get mail.',
    })
  return found
}

export const percent = (share: number) => `${+(share * 100).toFixed(2)} %`
