const whole = new Intl.NumberFormat()
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
const rate = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 })

/** As the reader's country writes it: 12,345 or 12.345. */
export const number = (value: number) => whole.format(value)

/** 12K where there is little room. */
export const compact = (value: number) => short.format(value)

/** A share of one: 0.0123 is 1.23 %; a dash where there is nothing to divide by. */
export const percent = (part: number, all: number) => (all === 0 ? '–' : rate.format(part / all))

/** `1 address`, `2 addresses`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

export const dateText = (at: string | number) => day.format(new Date(at))
export const momentText = (at: string | number) => moment.format(new Date(at))
export const utcText = (at: string | number) =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `3 hours ago`, `in 5 days`. */
export function agoText(at: string | number, now = Date.now()): string {
  const away = new Date(at).getTime() - now
  const [unit, size] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? UNITS[2]
  return relative.format(Math.round(away / size), unit)
}

/** `mailbox-full` as words. */
export const words = (name: string) => name.replaceAll('-', ' ')
