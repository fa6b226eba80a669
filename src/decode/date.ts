const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** RFC 5322 section 4.3, and names that mail of the wild holds. */
const ZONES: Readonly<Record<string, string>> = {
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  JST: '+09:00',
  CET: '+01:00',
  CEST: '+02:00',
  MET: '+01:00',
  MEST: '+02:00',
  BST: '+01:00',
  MSK: '+03:00',
  EET: '+02:00',
  EEST: '+03:00',
}

/**
 * A date of RFC 5322 (or near it) as ISO 8601 with its own offset; null where it is none.
 * @example isoDate('Thu, 29 Apr 2010 23:34:45 +0900 (JST)') // '2010-04-29T23:34:45+09:00'
 */
export function isoDate(value: string | null): string | null {
  if (value === null) return null
  const usual = USUAL.exec(value)
  if (usual !== null) return usualDate(usual)
  const text = value.slice(0, 100)
  if (/^\s*\d{4}-\d\d-\d\dT/.test(text)) return isoAsIs(text.trim())
  const words = text.replace(/[,()]/g, ' ').trim().split(/\s+/)
  let day: number | null = null
  let month = -1
  let year: number | null = null
  let time: string | null = null
  let zone: string | null = null
  for (const word of words) {
    const name = word.slice(0, 3).toLowerCase()
    const number = /^\d+$/.test(word) ? Number(word) : null
    if (time === null && word.includes(':')) time = timeOf(word)
    else if (month < 0 && number === null && MONTHS.includes(name)) month = MONTHS.indexOf(name)
    else if (number !== null && day === null && number >= 1 && number <= 31) day = number
    else if (number !== null && year === null && (number > 31 || day !== null)) year = fullYear(number)
    else if (time !== null && zone === null) zone = zoneOf(word)
  }
  if (day === null || month < 0 || year === null) return null
  const date = `${pad(year, 4)}-${pad(month + 1)}-${pad(day)}`
  if (!isReal(year, month, day)) return null
  return `${date}T${time ?? '00:00:00'}${zone ?? 'Z'}`
}

/** As RFC 5322 section 3.3 wants it, and nearly all mails have it: read in one step. */
const USUAL =
  /^(?:[A-Z][a-z]{2}, {1,2})?(0?[1-9]|[12]\d|3[01]) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([12]\d{3}) ([01]\d|2[0-3]):([0-5]\d):(\d\d) ([+-]\d\d)(\d\d)(?![^ ])/

function usualDate([, day, month, year, hour, minute, second, hours, minutes]: RegExpExecArray):
  | string
  | null {
  const number = MONTHS.indexOf(month!.toLowerCase())
  if (!isReal(Number(year), number, Number(day))) return null
  return `${year}-${pad(number + 1)}-${pad(Number(day))}T${hour}:${minute}:${second}${hours}:${minutes}`
}

/** @param month from 0 on */
function isReal(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return year >= 1970 && year < 2200 && day <= (month === 1 && isLeap ? 29 : DAYS[month]!)
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isoAsIs(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)\s*(Z|[+-]\d\d:?\d\d)?/i.exec(text)
  if (match === null) return null
  const zone = match[2] ?? 'Z'
  return `${match[1]}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()}`
}

function timeOf(word: string): string | null {
  const match = /^(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(word)
  if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return null
  return `${pad(Number(match[1]))}:${match[2]}:${match[3] ?? '00'}`
}

function zoneOf(word: string): string | null {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(word)
  if (match !== null) return `${match[1]}${match[2]}:${match[3]}`
  return ZONES[word.toUpperCase()] ?? null
}

function fullYear(year: number): number {
  if (year >= 1000) return year
  return year < 70 ? 2000 + year : 1900 + year
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
