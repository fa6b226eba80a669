import type { Policy } from '../../../../src/decide/policy.ts'
import type { StatsRow } from '../../api/api.ts'

/** What became of mail: each message for one recipient counts once. */
export interface Counts {
  readonly delivered: number
  readonly hard: number
  readonly soft: number
  readonly complaints: number
  readonly unsubscribed: number
  /** Delivered, or given up: what was sent and has an end. */
  readonly sent: number
}

export function countsOf(rows: readonly StatsRow[]): Counts {
  const sum = (fits: (row: StatsRow) => boolean) =>
    rows.reduce((all, row) => (fits(row) ? all + row.count : all), 0)
  const delivered = sum(({ kind }) => kind === 'delivered')
  const hard = sum(({ kind, type }) => kind === 'bounce' && type === 'hard')
  const soft = sum(({ kind, type }) => kind === 'bounce' && type === 'soft')
  const complaints = sum(({ kind }) => kind === 'complaint')
  const unsubscribed = sum(({ kind }) => kind === 'unsubscribe')
  return { delivered, hard, soft, complaints, unsubscribed, sent: delivered + hard + soft }
}

const DAY = 86_400_000

/** The days from one time to another, as 2026-11-27. */
export function daysFrom(since: number, before: number): string[] {
  const days: string[] = []
  for (let at = Math.floor(since / DAY) * DAY; at < before; at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** Rows put together by one of their fields. */
export function groupedBy<F extends 'day' | 'receiver' | 'reason'>(rows: readonly StatsRow[], field: F) {
  const groups = new Map<string, StatsRow[]>()
  for (const row of rows) {
    const name = String(row[field])
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups
}

/** A share of what was sent, or delivered, that should not be reached, and one at which others act. */
export interface Limit {
  readonly watch: number
  readonly most: number
  /** No verdict on fewer messages: one of ten is no rate. */
  readonly enough: number
}

export interface Limits {
  readonly hard: Limit
  readonly complaints: Limit
}

/** The limits as the policy has them, by which incidents open as well. */
export const limitsOf = (policy: Policy): Limits => ({
  hard: {
    watch: policy.bounceWarnPercent / 100,
    most: policy.bounceCriticalPercent / 100,
    enough: policy.bounceSends,
  },
  complaints: {
    watch: policy.complaintWarnPercent / 100,
    most: policy.complaintCriticalPercent / 100,
    enough: policy.complaintDeliveries,
  },
})

export const share = (part: number, all: number): number | null => (all === 0 ? null : part / all)
