import type { Trouble } from '../incident.ts'
import type { Policy } from '../policy.ts'
import { COUNTED, firstAt, lastDay, lastDays, usual } from './buckets.ts'
import type { Signs } from './episode.ts'
import { placeOf, type Row, WIDTH } from './row.ts'

/**
 * Refusals for a trouble of the sender's: a share that is high, and higher than it used to be or very high. While the
 * incident lasts it need not be higher than usual: it is becoming the usual.
 *
 * @param different how many people were refused mail for it within the last day
 */
export function troubleSigns(
  row: Row,
  trouble: Trouble,
  different: number,
  isOpen: boolean,
  policy: Policy,
): Signs | null {
  if (different < policy.troubleAddresses) return null
  const place = placeOf(trouble)
  const now = lastDay(row, WIDTH)
  const share = shareOf(now, place, COUNTED.answers)
  if (share <= policy.troublePercent) return null
  const critical = share > policy.troubleCriticalPercent
  const before = usual(row, WIDTH)
  const grown =
    before[COUNTED.answers] === 0 || share > policy.troubleGrowth * shareOf(before, place, COUNTED.answers)
  if (!critical && !grown && !isOpen) return null
  return {
    from: firstAt(row, place),
    count: now[place]!,
    share: rounded(share),
    severity: critical ? 'critical' : 'warning',
    place,
  }
}

/** Two rates that services judge senders by. */
const RATES = {
  'hard-bounces': {
    place: COUNTED.hard,
    of: COUNTED.answers,
    floor: 'bounceSends',
    warn: 'bounceWarnPercent',
    critical: 'bounceCriticalPercent',
  },
  complaints: {
    place: COUNTED.complaints,
    of: COUNTED.delivered,
    floor: 'complaintDeliveries',
    warn: 'complaintWarnPercent',
    critical: 'complaintCriticalPercent',
  },
} as const

export type Rate = keyof typeof RATES

/**
 * Bounces or complaints over their limit, by more than chance makes. Where deliveries are not reported nothing can be
 * said: what comes back would be all that there is.
 */
export function rateSigns(row: Row, rate: Rate, policy: Policy): Signs | null {
  const { place, of, floor, warn, critical } = RATES[rate]
  const now = lastDays(row, of, policy[floor], WIDTH)
  const all = now[of]!
  if (all < policy[floor] || now[COUNTED.delivered]! < Math.min(policy.bounceSends, policy[floor]))
    return null
  const over = (percent: number) => {
    const limit = (all * percent) / 100
    return now[place]! > limit + policy.rateChance * Math.sqrt(limit)
  }
  if (!over(policy[warn])) return null
  const severity = over(policy[critical]) ? 'critical' : 'warning'
  return {
    from: firstAt(row, place),
    count: now[place]!,
    share: rounded(shareOf(now, place, of)),
    ...{ severity, place },
  }
}

/** Reports on mail that was never sent: many, and many more than on other days. */
export function backscatterSigns(row: Row, policy: Policy): Signs | null {
  const count = lastDay(row, WIDTH)[COUNTED.answers]!
  const before = usual(row, WIDTH)[COUNTED.answers]!
  const daily = before / Math.max(1, row.days.length)
  if (count < policy.backscatterReports || count <= policy.backscatterGrowth * daily) return null
  return {
    ...{ from: firstAt(row, COUNTED.answers), count, share: null },
    ...{ severity: 'warning', place: COUNTED.answers },
  }
}

/** A blocklist that refusals name. */
export function listedSigns(row: Row, different: number, receivers: number, policy: Policy): Signs | null {
  if (different < policy.listedAddresses) return null
  return {
    from: firstAt(row, COUNTED.answers),
    count: lastDay(row, WIDTH)[COUNTED.answers]!,
    share: null,
    severity: receivers >= policy.listedReceivers ? 'critical' : 'warning',
    place: COUNTED.answers,
  }
}

const shareOf = (counts: readonly number[], place: number, of: number) =>
  counts[of] === 0 ? 0 : (100 * counts[place]!) / counts[of]!

const rounded = (share: number) => Math.round(share * 100) / 100
