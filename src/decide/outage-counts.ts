import { DAY } from './term.ts'

export const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** How far back answers are counted by the minute, and before that by the hour. */
const MINUTES = 60
const HOURS = 72

/** Answers of a minute, an hour or a day about addresses that took mail before. */
export type Counts = [
  when: number,
  answers: number,
  unknown: number,
  /** Of the unknown: at a provider's own domains, whose people have nothing to do with one another. */
  apart: number,
  /** How many days it was since these addresses last took mail, added up. */
  days: number,
]

/** Where something stands in {@link Counts}. */
export const PLACE = Object.freeze({ answers: 1, unknown: 2, apart: 3, days: 4 })

/** The answers of one receiver by the time at which they were given, in whatever order they come. Plain data. */
export interface AnswerCounts {
  newest: number
  minutes: Counts[]
  hours: Counts[]
  days: Counts[]
}

/** Answers of a span of time. */
export interface Slice {
  readonly from: number
  /** When the next one may begin. */
  readonly to: number
  readonly counts: Counts
}

export const noCounts = (): AnswerCounts => ({ newest: 0, minutes: [], hours: [], days: [] })

/** Lets the time go on; true where a minute has passed, so that {@link age} has something to do. */
export function goOn(counts: AnswerCounts, at: number): boolean {
  if (at <= counts.newest) return false
  const turned = Math.floor(at / MINUTE) !== Math.floor(counts.newest / MINUTE)
  counts.newest = at
  return turned
}

/** Minutes that are past become part of their hours, hours of their days, but those that are not usual. */
export function age(counts: AnswerCounts, mostDays: number, isUsual: (at: number) => boolean): void {
  const { newest, minutes, hours, days } = counts
  const minute = firstMinute(counts)
  while (minutes.length > 0 && minutes[0]![0] < minute) move(minutes.shift()!, hours, MINUTE, HOUR)
  const hour = firstHour(counts)
  while (hours.length > 0 && hours[0]![0] < hour) {
    const old = hours.shift()!
    if (isUsual(old[0] * HOUR)) move(old, days, HOUR, DAY)
  }
  const day = Math.floor(newest / DAY) - mostDays
  while (days.length > 0 && days[0]![0] < day) days.shift()
}

/** The counts of the minute or hour of an answer that is not from before {@link lookedAtSince}. */
export function countsOf(counts: AnswerCounts, at: number): Counts {
  if (at >= firstMinute(counts) * MINUTE) return countsAt(counts.minutes, Math.floor(at / MINUTE))
  return countsAt(counts.hours, Math.floor(at / HOUR))
}

const firstMinute = ({ newest }: AnswerCounts) => Math.floor(newest / MINUTE) - MINUTES + 1
const firstHour = ({ newest }: AnswerCounts) => Math.floor(newest / HOUR) - HOURS + 1

/** When the hours begin that are still looked at one by one. */
export const lookedAtSince = (counts: AnswerCounts): number => firstHour(counts) * HOUR

/** All that is looked at one by one, in order of time. */
export function slicesOf({ hours, minutes }: AnswerCounts): Slice[] {
  const by = (length: number) => (counts: Counts) => ({
    from: counts[0] * length,
    to: (counts[0] + 1) * length,
    counts,
  })
  return [...hours.map(by(HOUR)), ...minutes.map(by(MINUTE))]
}

/** How many are unknown in all that is looked at one by one. */
export function unknownIn({ hours, minutes }: AnswerCounts): number {
  let unknown = 0
  for (const counts of hours) unknown += counts[PLACE.unknown]
  for (const counts of minutes) unknown += counts[PLACE.unknown]
  return unknown
}

function move(old: Counts, list: Counts[], from: number, to: number): void {
  add(countsAt(list, Math.floor((old[0] * from) / to)), old)
}

/** The counts of that time, made where there are none; they are kept in order of time. */
function countsAt(list: Counts[], when: number): Counts {
  let at = list.length
  while (at > 0 && list[at - 1]![0] > when) at--
  const found = list[at - 1]
  if (found?.[0] === when) return found
  const made: Counts = [when, 0, 0, 0, 0]
  list.splice(at, 0, made)
  return made
}

/** Adds the counts of one to another's. */
function add(total: Counts, one: Counts): void {
  for (let place = 1; place < one.length; place++) total[place]! += one[place]!
}

export function total(list: readonly Counts[]): Counts {
  const all: Counts = [0, 0, 0, 0, 0]
  for (const one of list) add(all, one)
  return all
}
