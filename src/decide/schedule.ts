import type { BounceType } from '../model/advice.ts'
import type { Reason } from '../model/reasons.ts'

const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/** When to try again after failures of some reasons. All times are minutes. */
export interface RetryPlan {
  readonly reasons: readonly Reason[]
  /** Waits after the first, second, … failure. */
  readonly waits: readonly number[]
  /** Once `waits` are used up, the last is repeated, `growth` times as long each, up to `most`. null: no more tries. */
  readonly repeat: { readonly growth: number; readonly most: number } | null
  /** No try later than this after the first failure; null: the waits end by themselves. */
  readonly giveUp: number | null
  readonly why: string
}

/** Advice for senders without a queue of their own. Hard bounces are never tried again. */
export const RETRY_SCHEDULE: readonly RetryPlan[] = [
  {
    reasons: ['greylisting'],
    waits: [5, 10, 20, 40, 60],
    repeat: { growth: 1, most: HOUR },
    giveUp: DAY,
    why: 'Receivers that greylist take the message some minutes later; a few ask for an hour.',
  },
  {
    reasons: ['throttling'],
    waits: [15],
    repeat: { growth: 2, most: 4 * HOUR },
    giveUp: 2 * DAY,
    why: 'Limits are counted by the hour or the day. Slow down to that receiver as well.',
  },
  {
    reasons: ['timeout', 'network-error', 'system-error', 'system-full', 'unknown', 'protocol-error'],
    waits: [30],
    repeat: { growth: 2, most: 4 * HOUR },
    giveUp: 5 * DAY,
    why: 'RFC 5321 section 4.5.4.1: at least 30 minutes apart, for four to five days.',
  },
  {
    reasons: ['mailbox-full', 'expired'],
    waits: [DAY, 3 * DAY, 7 * DAY],
    repeat: null,
    giveUp: null,
    why: 'People empty a mailbox within days or never; a queue that gave up has tried for days already.',
  },
  {
    reasons: ['mailbox-disabled', 'unknown-user', 'unknown-domain', 'invalid-address', 'moved'],
    waits: [7 * DAY],
    repeat: null,
    giveUp: null,
    why: 'An account that is switched off, or refused for now, comes back within a week or not at all.',
  },
  {
    reasons: [
      ...['reputation', 'authentication', 'missing-ptr', 'tls-required', 'policy', 'sender-rejected'],
      ...['relay-denied', 'security', 'spam-filter', 'content-rejected', 'routing-loop'],
    ] as Reason[],
    waits: [4 * HOUR],
    repeat: { growth: 2, most: DAY },
    giveUp: 3 * DAY,
    why: 'Better after the cause is mended; before that only now and then, to do no more harm.',
  },
]

const LASTING = RETRY_SCHEDULE.filter(({ giveUp }) => giveUp === null)

/** A failure that may be worth another try. */
export interface Failed {
  readonly type: BounceType | null
  readonly reason: Reason | null
  /** Seconds, when the text names a wait. */
  readonly retryAfter: number | null
}

/** How often and when a message has failed. Times are milliseconds since 1970. */
export interface Tries {
  /** The failures so far, this one included: at least 1. */
  readonly count: number
  readonly first: number
  readonly last: number
}

/**
 * When to try a message again, in milliseconds since 1970; null: give up. A wait that the text names goes before the
 * plan, with a tenth added; the plan's end holds all the same.
 *
 * @example
 * const failed = { type: 'soft', reason: 'greylisting', retryAfter: null } as const
 * retryAt(failed, { count: 1, first: now, last: now }) // five minutes from now
 */
export function retryAt(
  { type, reason, retryAfter }: Failed,
  { count, first, last }: Tries,
  schedule: readonly RetryPlan[] = RETRY_SCHEDULE,
): number | null {
  if (type !== 'soft' || reason === null) return null
  const plan = schedule.find(({ reasons }) => reasons.includes(reason))
  if (plan === undefined) return null
  const planned = waitOf(plan, count)
  if (planned === null) return null
  const at = last + (retryAfter === null ? planned * MINUTE : retryAfter * 1100)
  return plan.giveUp !== null && at > first + plan.giveUp * MINUTE ? null : at
}

/**
 * When the recipient of one failed message is worth another try, as ISO 8601; null where no time can be told. A queue
 * that gave up has been through all plans of hours and some days: only those that go on for longer are left.
 *
 * @param at when it failed, ISO 8601
 * @param queued whether a mail server or service with a queue of its own had tried
 */
export function retryTime(failed: Failed, at: string | null, queued: boolean): string | null {
  // Most that bounces does so for good: no date needs to be read.
  if (failed.type !== 'soft' || at === null) return null
  const last = Date.parse(at)
  if (Number.isNaN(last)) return null
  const time = retryAt(failed, { count: 1, first: last, last }, queued ? LASTING : RETRY_SCHEDULE)
  return time === null || time > LAST ? null : new Date(time).toISOString()
}

/**
 * When an address whose mail came back from `first` to `last` is worth another try, in milliseconds since 1970; null
 * where the schedule does not tell. The longer it has gone on, the longer the wait.
 *
 * @example nextTry('mailbox-full', now, now) // a day from now
 */
export function nextTry(reason: Reason, first: number, last: number): number | null {
  const plan = RETRY_SCHEDULE.find(({ reasons }) => reasons.includes(reason))
  if (plan === undefined) return null
  let wait = plan.waits[0]! * MINUTE
  let tried = first
  for (const next of plan.waits.slice(1)) {
    tried += wait
    if (tried > last) break
    wait = next * MINUTE
  }
  return last + wait
}

/** The last day of a Date. */
const LAST = 8.64e15

function waitOf({ waits, repeat }: RetryPlan, count: number): number | null {
  const wait = waits[count - 1]
  if (wait !== undefined) return wait
  const last = waits.at(-1)
  if (repeat === null || last === undefined) return null
  return Math.min(last * repeat.growth ** (count - waits.length), repeat.most)
}
