/** How the times of a log are to be understood. */
export interface LogTimes {
  /** The year of a log whose lines tell none (syslog); without it, the latest that is not after `date`. */
  readonly year?: number | undefined
  /** Time zone of a log whose lines tell none: `+02:00`, `Z` or a name such as `Europe/Zurich`; UTC without it. */
  readonly zone?: string | undefined
  /** When the log was last written to, in milliseconds since 1970. */
  readonly date?: number | undefined
}

const DAY = 86_400_000
const HOUR = 3_600_000
/** Letters of the month names, in order; the position of a name tells the month. */
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** A point in time: for comparing and for printing. */
export interface LogTime {
  readonly ms: number
  /** ISO 8601, the offset kept or Z. */
  readonly iso: string
}

/** Understands the times of one log. Holds the last day and hour, since lines come in order. */
export class LogClock {
  readonly #year: number | undefined
  readonly #zone: Zone
  #latest: number
  // The last day of a log without years.
  #dayKey = -1
  #dayMs = 0
  #dayIso = ''
  #last: LogTime = { ms: 0, iso: '' }
  #lastText = ''

  constructor({ year, zone = 'Z', date = Number.NaN }: LogTimes) {
    this.#year = year
    this.#zone = zoneOf(zone)
    // Where the year is told, only the lines themselves can move it on.
    this.#latest = year === undefined ? date : Number.NaN
  }

  /** The log has been written to at this time, as its file tells. */
  written(date: number): void {
    if (this.#year === undefined && !(date <= this.#latest)) {
      this.#latest = date
      this.#dayKey = -1
    }
  }

  /** `Nov 25 01:55:57`, as syslog writes; null where it is none. */
  syslog(text: string): LogTime | null {
    if (text === this.#lastText) return this.#last
    const month = MONTHS.indexOf(text.slice(0, 3))
    const day = Number(text.slice(4, 6))
    const hour = Number(text.slice(7, 9))
    const seconds = hour * 3600 + Number(text.slice(10, 12)) * 60 + Number(text.slice(13, 15))
    if (month < 0 || month % 3 !== 0 || !(day >= 1 && day <= 31) || !(seconds < 86_401)) return null
    this.#day(month / 3, day)
    const wall = this.#dayMs + seconds * 1000
    const offset = this.#zone.offset(wall)
    this.#last = { ms: wall - offset, iso: `${this.#dayIso}T${text.slice(7, 15)}${offsetText(offset)}` }
    this.#lastText = text
    // Logs grow: a later line moves the year on even where the date of the file is not known to change.
    if (!(this.#last.ms <= this.#latest)) this.#latest = this.#last.ms
    return this.#last
  }

  /** `2026-11-25T01:55:57.123+01:00` or `2026-11-25 01:55:57`; without an offset the log's zone counts. */
  iso(text: string): LogTime | null {
    if (text === this.#lastText) return this.#last
    const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?(?![\d:])/i.exec(
      text,
    )
    if (match === null) return null
    const [, date, time, fraction = '', zone] = match
    const wall = Date.parse(`${date}T${time}Z`)
    if (Number.isNaN(wall)) return null
    const offset = zone === undefined ? this.#zone.offset(wall) : offsetOf(zone)
    const ms = wall + Math.floor(Number(`0.${fraction.slice(1) || 0}`) * 1000) - offset
    this.#last = { ms, iso: `${date}T${time}${fraction.replace(',', '.')}${offsetText(offset)}` }
    this.#lastText = text
    return this.#last
  }

  /** Seconds since 1970, with a fraction. */
  epoch(seconds: number): LogTime | null {
    const ms = Math.floor(seconds * 1000)
    return ms > 0 && ms < 8.64e15 ? { ms, iso: new Date(ms).toISOString() } : null
  }

  /** TAI64N: `@` and 24 hexadecimal digits. */
  tai64n(text: string): LogTime | null {
    // The first digit only says that it is after 1970; TAI was 10 seconds ahead when the count began.
    const seconds = Number.parseInt(text.slice(2, 17), 16) - 10
    return this.epoch(seconds + Number.parseInt(text.slice(17, 25), 16) / 1e9)
  }

  #day(month: number, day: number): void {
    const key = month * 32 + day
    if (key === this.#dayKey && this.#dayMs <= this.#latest + DAY) return
    this.#dayKey = key
    const year = this.#yearOf(month, day)
    this.#dayMs = Date.UTC(year, month, day)
    this.#dayIso = `${year}-${two(month + 1)}-${two(day)}`
  }

  /** The latest year in which that day is not after the latest known time, a day of leeway given. */
  #yearOf(month: number, day: number): number {
    if (Number.isNaN(this.#latest)) return this.#year ?? 1970
    const latest = new Date(this.#latest).getUTCFullYear()
    if (this.#year !== undefined) {
      // A log that runs on into the next year.
      return Date.UTC(this.#year, month, day) < this.#latest - 180 * DAY && latest >= this.#year
        ? this.#year + 1
        : this.#year
    }
    for (let year = latest + 1; year > latest - 1; year--) {
      if (Date.UTC(year, month, day) <= this.#latest + DAY) return year
    }
    return latest - 1
  }
}

/** Whether that is a time zone for {@link LogTimes}. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

interface Zone {
  /** Milliseconds by which the zone's clocks were ahead of UTC when they showed this time. */
  offset(wall: number): number
}

function zoneOf(name: string): Zone {
  if (/^(?:Z|UTC|[+-]\d\d:?\d\d)$/i.test(name)) {
    const fixed = offsetOf(name)
    return { offset: () => fixed }
  }
  return new NamedZone(name)
}

function offsetOf(text: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text)
  if (match === null) return 0
  const ms = Number(match[2]) * HOUR + Number(match[3]) * 60_000
  return match[1] === '-' ? -ms : ms
}

function offsetText(ms: number): string {
  if (ms === 0) return 'Z'
  const minutes = Math.abs(ms) / 60_000
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(Math.round(minutes % 60))}`
}

/** A zone with summer time. Asks Intl once an hour of the log: it is slow. */
class NamedZone implements Zone {
  readonly #format: Intl.DateTimeFormat
  #hour = -1
  #offset = 0

  constructor(timeZone: string) {
    const parts = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    } as const
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      second: 'numeric',
      ...parts,
    })
  }

  offset(wall: number): number {
    const hour = Math.floor(wall / HOUR)
    if (hour === this.#hour) return this.#offset
    this.#hour = hour
    const guess = this.#at(wall)
    this.#offset = this.#at(wall - guess)
    return this.#offset
  }

  /** The offset at a true time. */
  #at(utc: number): number {
    const parts: Record<string, number> = {}
    for (const { type, value } of this.#format.formatToParts(utc)) parts[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(utc / 1000) * 1000
  }
}

const two = (value: number) => String(value).padStart(2, '0')
