import { isoDate } from './date.ts'

/** Beyond this a number counts milliseconds: as seconds it would be the year 5138. */
const MILLISECONDS_FROM = 1e11
const MICROSECONDS_FROM = 1e14

/**
 * A time as services write it, as ISO 8601: seconds or milliseconds since 1970, ISO 8601 with or without `T` and time,
 * RFC 5322, or the US form `5/2/2024 9:15:01 AM`. Without a zone it is taken as UTC.
 *
 * @example serviceTime('1714641300') // '2024-05-02T09:15:00Z'
 */
export function serviceTime(written: string): string | null {
  if (NUMBER.test(written)) return isoOf(milliseconds(Number(written)))
  if (/^\d{4}-\d\d-\d\d$/.test(written)) return isoDate(`${written}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d \d/.test(written)) return isoDate(written.replace(' ', 'T'))
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d)(?::(\d\d))? ?([AP]M)?$/i.exec(written)
  return us === null ? isoDate(written) : fromUs(us)
}

/**
 * The same in milliseconds since 1970; NaN for what is no time. Lists have millions of numbers.
 *
 * @example serviceMilliseconds('1714641300') // 1714641300000
 */
export function serviceMilliseconds(written: string): number {
  if (NUMBER.test(written)) return new Date(milliseconds(Number(written))).getTime()
  return Date.parse(serviceTime(written) ?? '')
}

const NUMBER = /^\d{9,17}(?:\.\d{1,20})?$/

function milliseconds(number: number): number {
  if (number >= MICROSECONDS_FROM) return Math.round(number / 1000)
  return Math.round(number >= MILLISECONDS_FROM ? number : number * 1000)
}

function isoOf(ms: number): string | null {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z')
}

function fromUs([, month, day, year, hour, minute, second = '00', half]: RegExpExecArray): string | null {
  const late = half?.toUpperCase() === 'PM' ? 12 : 0
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + late
  return isoDate(`${year}-${pad(month!)}-${pad(day!)}T${pad(String(hours))}:${minute}:${second}Z`)
}

const pad = (digits: string) => digits.padStart(2, '0')
