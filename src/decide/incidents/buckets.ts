import { DAY } from '../term.ts'

/** Counts of an hour or a day: its number since 1970, then one count each of {@link COUNTED}. */
export type Bucket = number[]

/** What is counted of a receiver or a stream; the place in a bucket. */
export const COUNTED = Object.freeze({
  /** All answers: deliveries, bounces, and delays for a trouble of the sender's. */
  answers: 1,
  hard: 2,
  delivered: 3,
  complaints: 4,
  /** The troubles, in the order of their table. */
  troubles: 5,
})

export const HOUR = 3600_000
/** Hours that are looked at one by one, and days that are remembered before them. */
const HOURS = 24
const DAYS = 30
/** What is usual is taken from days before these. */
const RECENT_DAYS = 7

/** A receiver's or stream's last 24 hours one by one, and the days before them. Plain data. */
export interface Buckets {
  newest: number
  hours: Bucket[]
  days: Bucket[]
}

export const noBuckets = (): Buckets => ({ newest: 0, hours: [], days: [] })

/** Counts one at its own time, however late it comes; what is older than all that is remembered is left out. */
export function count(buckets: Buckets, at: number, places: readonly number[], width: number): void {
  const hour = Math.floor(at / HOUR)
  const last = buckets.hours[buckets.hours.length - 1]
  // Nearly all are of the hour that is counted last.
  if (last !== undefined && last[0] === hour) {
    if (at > buckets.newest) buckets.newest = at
    for (let n = 0; n < places.length; n++) last[places[n]!]!++
    return
  }
  if (at > buckets.newest) {
    const turned = hour !== Math.floor(buckets.newest / HOUR)
    buckets.newest = at
    if (turned) age(buckets)
  }
  const first = firstHour(buckets)
  const day = Math.floor(at / DAY)
  if (hour >= first) bump(buckets.hours, hour, places, width)
  else if (day >= Math.floor(buckets.newest / DAY) - DAYS) bump(buckets.days, day, places, width)
}

/** Takes back one that was counted at that time. */
export function uncount({ hours, days, newest }: Buckets, at: number, place: number): void {
  const hour = Math.floor(at / HOUR)
  const [list, when] = hour >= firstHour({ newest }) ? [hours, hour] : [days, Math.floor(at / DAY)]
  const bucket = list.find(([one]) => one === when)
  if (bucket !== undefined && bucket[place]! > 0) bucket[place]!--
}

const firstHour = ({ newest }: Pick<Buckets, 'newest'>) => Math.floor(newest / HOUR) - HOURS + 1

/** Hours that are past become part of their days. */
function age(buckets: Buckets): void {
  const first = firstHour(buckets)
  while (buckets.hours.length > 0 && buckets.hours[0]![0]! < first) {
    const old = buckets.hours.shift()!
    const day = bucketAt(buckets.days, Math.floor((old[0]! * HOUR) / DAY), old.length)
    for (let place = 1; place < old.length; place++) day[place]! += old[place]!
  }
  const oldest = Math.floor(buckets.newest / DAY) - DAYS
  while (buckets.days.length > 0 && buckets.days[0]![0]! < oldest) buckets.days.shift()
}

function bump(list: Bucket[], when: number, places: readonly number[], width: number): void {
  const bucket = bucketAt(list, when, width)
  for (const place of places) bucket[place]!++
}

/** The bucket of that time, made where there is none; they are kept in order of time. */
function bucketAt(list: Bucket[], when: number, width: number): Bucket {
  let at = list.length
  while (at > 0 && list[at - 1]![0]! > when) at--
  const found = list[at - 1]
  if (found?.[0] === when) return found
  const made = new Array<number>(width).fill(0)
  made[0] = when
  list.splice(at, 0, made)
  return made
}

/** The last 24 hours, in one count of each. */
export const lastDay = ({ hours }: Buckets, width: number): Bucket => sum(hours, width)

/**
 * The last 24 hours, and as many days before them, seven at most, as are needed for so many at one place.
 */
export function lastDays(buckets: Buckets, place: number, wanted: number, width: number): Bucket {
  const total = sum(buckets.hours, width)
  const oldest = Math.floor(buckets.newest / DAY) - RECENT_DAYS
  for (let n = buckets.days.length - 1; n >= 0 && total[place]! < wanted; n--) {
    if (buckets.days[n]![0]! <= oldest) break
    add(total, buckets.days[n]!)
  }
  return total
}

/** The days before the last seven; where nothing is known of them, all days. */
export function usual({ newest, days }: Buckets, width: number): Bucket {
  const recent = Math.floor(newest / DAY) - RECENT_DAYS
  const before = sum(
    days.filter(([day]) => day! < recent),
    width,
  )
  return before[COUNTED.answers]! > 0 ? before : sum(days, width)
}

/** How many at one place since then. */
export function since({ hours, days }: Buckets, at: number, place: number): number {
  let total = 0
  for (const bucket of hours) if (bucket[0]! * HOUR > at) total += bucket[place]!
  for (const bucket of days) if (bucket[0]! * DAY > at) total += bucket[place]!
  return total
}

/** When the first of the last 24 hours began in which there was any at that place. */
export function firstAt({ hours, newest }: Buckets, place: number): number {
  const found = hours.find((bucket) => bucket[place]! > 0)
  return found === undefined ? newest : found[0]! * HOUR
}

function sum(list: readonly Bucket[], width: number): Bucket {
  const total = new Array<number>(width).fill(0)
  for (const bucket of list) add(total, bucket)
  return total
}

function add(total: Bucket, bucket: Bucket): void {
  for (let place = 1; place < total.length; place++) total[place]! += bucket[place] ?? 0
}
