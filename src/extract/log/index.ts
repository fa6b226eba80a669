import { COURIER } from './courier.ts'
import { EXCHANGE } from './exchange.ts'
import { EXIM } from './exim.ts'
import { HALON } from './halon.ts'
import { HARAKA } from './haraka.ts'
import { HMAILSERVER } from './hmailserver.ts'
import { KUMOMTA } from './kumomta.ts'
import type { LogFormat } from './log-format.ts'
import { MAILERQ } from './mailerq.ts'
import { OPENSMTPD } from './opensmtpd.ts'
import { POSTAL } from './postal.ts'
import { POSTFIX } from './postfix.ts'
import { POWERMTA } from './powermta.ts'
import { QMAIL } from './qmail.ts'
import { SENDMAIL } from './sendmail.ts'
import { STALWART } from './stalwart.ts'
import { ZONEMTA } from './zonemta.ts'

/** In the order they are asked; the first that says yes has the log. The plainest marks come first. */
export const LOG_FORMATS: readonly LogFormat[] = [
  POSTFIX,
  EXIM,
  SENDMAIL,
  OPENSMTPD,
  QMAIL,
  COURIER,
  HARAKA,
  STALWART,
  ZONEMTA,
  POSTAL,
  EXCHANGE,
  POWERMTA,
  HMAILSERVER,
  KUMOMTA,
  MAILERQ,
  HALON,
]

/** The format of a log by its first lines; undefined where none knows it. */
export function detectLog(lines: readonly string[]): LogFormat | undefined {
  return LOG_FORMATS.find((format) => format.looksLike(lines))
}

/** The format of that name. */
export function logNamed(id: string): LogFormat | undefined {
  return LOG_FORMATS.find((format) => format.id === id)
}
