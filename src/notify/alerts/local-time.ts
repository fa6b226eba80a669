/** What a clock on the wall shows. */
export interface LocalTime {
  /** `2026-11-27` */
  readonly day: string
  /** `22:05` */
  readonly time: string
  /** `friday` */
  readonly weekday: string
}

/** The time at a place. */
export function localTime(at: number, timeZone: string): LocalTime {
  const form = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', weekday: 'long', year: 'numeric' },
    ...{ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  const parts = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
    weekday: parts.weekday!.toLowerCase(),
  }
}

const TIME = '([01]\\d|2[0-3]):[0-5]\\d'
export const isTime = (text: string) => new RegExp(`^${TIME}$`).test(text)
export const isHours = (text: string) => new RegExp(`^${TIME}-${TIME}$`).test(text)

/** Whether a time lies within hours such as `22:00-07:00`, which may go over midnight. */
export function isWithin(time: string, hours: string): boolean {
  const [from, to] = hours.split('-') as [string, string]
  return from <= to ? time >= from && time < to : time >= from || time < to
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
