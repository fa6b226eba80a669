import { EXIM } from './exim.ts'
import type { LogFormat } from './log-format.ts'
import { OPENSMTPD } from './opensmtpd.ts'
import { POSTFIX } from './postfix.ts'
import { SENDMAIL } from './sendmail.ts'

/** In the order they are asked; the first that says yes has the log. */
export const LOG_FORMATS: readonly LogFormat[] = [POSTFIX, EXIM, SENDMAIL, OPENSMTPD]

/** The format of a log by its first lines; undefined where none knows it. */
export function detectLog(lines: readonly string[]): LogFormat | undefined {
  return LOG_FORMATS.find((format) => format.looksLike(lines))
}

/** The format of that name. */
export function logNamed(id: string): LogFormat | undefined {
  return LOG_FORMATS.find((format) => format.id === id)
}
