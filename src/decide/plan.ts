import { TROUBLES } from './incident.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import { DAY } from './term.ts'

/** What a sender's mail met with at one receiver on one day. */
export interface DayCounts {
  /** Days since 1970, in UTC. */
  readonly day: number
  readonly delivered: number
  /** Bounces of all kinds. */
  readonly bounced: number
  /** Of the bounces and delays those for a trouble of the sender's: see {@link TROUBLES}. */
  readonly refused: number
  readonly complaints: number
}

/** How many messages to send on a day. */
export interface PlannedDay {
  /** Days since 1970, in UTC. */
  readonly day: number
  readonly messages: number
}

/**
 * `steady`: go on as before. `grow`: from little or nothing towards what is wanted. `hold`: no more than yesterday.
 * `slow`: half. `pause`: nothing, until the cause is mended.
 */
export const PLAN_STEPS = ['steady', 'grow', 'hold', 'slow', 'pause'] as const
export type PlanStep = (typeof PLAN_STEPS)[number]

export interface SendingPlan {
  readonly step: PlanStep
  /** Per cent of the last days' answers that were refused for a trouble of the sender's. */
  readonly refusedShare: number
  readonly complaintShare: number
  /** What the receiver takes well on a day now, and what is wanted. */
  readonly takes: number
  readonly wanted: number
  readonly days: readonly PlannedDay[]
  /** Why, in one sentence. */
  readonly why: string
}

/** What the last days are judged by; older ones tell what is usual. */
const JUDGED = 3
/** The best days of so many weeks tell what is wanted. */
const REMEMBERED = 90
/** Mail to a receiver that does not know the sender begins so. */
const FIRST = 50
/** Under so many answers nothing is judged. */
const FEW = 34

/**
 * Daily volumes for the coming days at one receiver: a warm-up where the sender is new, a rebuilding where its
 * reputation is damaged. It begins with what the receiver takes well now and grows day by day; each day that goes badly
 * holds, halves or pauses it, so it is to be asked for again every day.
 *
 * @param history the days on which there was mail, in any order
 * @param today days since 1970
 * @param wanted messages a day in the end; the sender's own usual day unless told
 * @example
 * planFor(history, Math.floor(Date.now() / 86_400_000)).days[0].messages
 */
export function planFor(
  history: readonly DayCounts[],
  today: number,
  { wanted, days = 28, policy = DEFAULT_POLICY }: PlanOptions = {},
): SendingPlan {
  const known = history
    .filter(({ day }) => day <= today && day > today - REMEMBERED)
    .toSorted((a, b) => a.day - b.day)
  const judged = sum(known.filter(({ day }) => day > today - JUDGED))
  const goal = Math.max(FIRST, wanted ?? usualDay(known))
  const takes = Math.min(goal, takenWell(known, today, policy))
  const refusedShare = share(judged.refused, judged.delivered + judged.bounced)
  const complaintShare = share(judged.complaints, judged.delivered)
  const enough = judged.delivered + judged.bounced >= FEW
  const bad = enough ? { refusedShare, complaintShare: judged.delivered >= 1000 ? complaintShare : 0 } : GOOD
  const step = stepFor(bad, takes, goal, policy)
  return {
    ...{ step, refusedShare, complaintShare, takes, wanted: goal },
    days: volumes(step, takes, goal, today, days, policy),
    why: step === 'slow' && bad.refusedShare <= policy.planSlowPercent ? COMPLAINED : WHY[step],
  }
}

export interface PlanOptions {
  readonly wanted?: number | undefined
  /** How many days to plan; 28 unless told. */
  readonly days?: number | undefined
  readonly policy?: Policy | undefined
}

interface Shares {
  readonly refusedShare: number
  readonly complaintShare: number
}
const GOOD: Shares = { refusedShare: 0, complaintShare: 0 }

const WHY: Readonly<Record<PlanStep, string>> = {
  steady: 'The receiver takes what you usually send: go on.',
  grow: 'Send first to those who read and answer, and more each day for as long as it goes well.',
  hold: 'Refusals or complaints are rising: send no more than now until they fall.',
  slow: 'The receiver refuses much for your sake: send half, to those who read, and mend the cause.',
  pause:
    'The receiver refuses most of it: mend the cause before you send more; then begin again with little.',
}

/** Slow without refusals. */
const COMPLAINED =
  'Too many call your mail spam: send half, to those who read, and look which mailing the complaints are about.'

function stepFor(
  { refusedShare, complaintShare }: Shares,
  takes: number,
  goal: number,
  policy: Policy,
): PlanStep {
  if (refusedShare > policy.planPausePercent) return 'pause'
  if (refusedShare > policy.planSlowPercent || complaintShare > policy.complaintCriticalPercent) return 'slow'
  if (refusedShare > policy.planHoldPercent || complaintShare > policy.complaintWarnPercent) return 'hold'
  return takes >= goal * 0.9 ? 'steady' : 'grow'
}

function volumes(
  step: PlanStep,
  takes: number,
  goal: number,
  today: number,
  days: number,
  policy: Policy,
): PlannedDay[] {
  let messages = step === 'slow' ? Math.max(1, takes / 2) : Math.max(Math.min(FIRST, goal), takes)
  const pause = step === 'pause' ? policy.planPauseDays : 0
  if (step === 'pause') messages = Math.min(goal, Math.max(FIRST, takes / 4))
  if (step === 'steady') messages = goal
  const stay = step === 'hold' || step === 'slow' ? policy.planStayDays : 0
  return Array.from({ length: days }, (_, n) => {
    if (n < pause) return { day: today + n + 1, messages: 0 }
    // Growth stands still while the receiver is watched; the first day after a pause is the smallest.
    if (n > pause && n >= stay) messages = Math.min(goal, messages * (1 + policy.planGrowPercent / 100))
    return { day: today + n + 1, messages: Math.round(messages) }
  })
}

/** The most that was taken well on a day of the last two weeks; of a sender that was away for long, nothing. */
function takenWell(known: readonly DayCounts[], today: number, policy: Policy): number {
  const good = known.filter(
    ({ day, delivered, bounced, refused }) =>
      day > today - 14 && share(refused, delivered + bounced) <= policy.planHoldPercent,
  )
  return Math.max(0, ...good.map(({ delivered }) => delivered))
}

/** What three of four days with mail stay under: one great mailing is no usual day. */
function usualDay(known: readonly DayCounts[]): number {
  const sizes = known.map(({ delivered, bounced }) => delivered + bounced).toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length * 0.75)] ?? 0
}

function sum(days: readonly DayCounts[]): Omit<DayCounts, 'day'> {
  const total = { delivered: 0, bounced: 0, refused: 0, complaints: 0 }
  for (const one of days) {
    total.delivered += one.delivered
    total.bounced += one.bounced
    total.refused += one.refused
    total.complaints += one.complaints
  }
  return total
}

const share = (part: number, of: number) => (of === 0 ? 0 : Math.round((10_000 * part) / of) / 100)

/**
 * The history of a receiver from counts by day, kind and reason, as a store gives them.
 *
 * @example
 * const rows = await store.stats({ receiver: 'gmail', since, before, by: ['day', 'kind', 'reason'] })
 * planFor(historyFrom(rows), Math.floor(Date.now() / 86_400_000)).days[0].messages
 */
export function historyFrom(
  rows: readonly {
    readonly day?: string
    readonly kind?: string
    readonly reason?: string | null
    readonly count: number
  }[],
): DayCounts[] {
  const days = new Map<number, { -readonly [Name in keyof DayCounts]: number }>()
  for (const { day: name, kind, reason, count } of rows) {
    const day = Math.floor(Date.parse(name!) / DAY)
    const one = days.get(day) ?? { day, delivered: 0, bounced: 0, refused: 0, complaints: 0 }
    days.set(day, one)
    const ours = OURS.has(reason)
    if (kind === 'delivered') one.delivered += count
    if (kind === 'bounce' || (kind === 'delayed' && ours)) one.bounced += count
    if ((kind === 'bounce' || kind === 'delayed') && ours) one.refused += count
    if (kind === 'complaint') one.complaints += count
  }
  return [...days.values()]
}

const OURS: ReadonlySet<string | null | undefined> = new Set<string>(TROUBLES)
