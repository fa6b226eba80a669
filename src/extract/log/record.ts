import { normaliseAddress } from '../../decode/address.ts'

/** Reading values out of log records in JSON, whatever stands there. */
export type LogRecord = Readonly<Record<string, unknown>>

export function objectOf(value: unknown): LogRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LogRecord) : {}
}

/** Text, or a number as text; null for all else and for ''. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The first of the fields that holds text. */
export function firstOf(record: LogRecord, names: readonly string[]): string | null {
  for (const name of names) {
    const value = textOf(record[name])
    if (value !== null) return value
  }
  return null
}

/** An SMTP reply code. */
export function codeOf(value: unknown): number | null {
  const code = Number(value)
  return Number.isInteger(code) && code >= 200 && code < 600 ? code : null
}

/** Addresses: one, or a list. */
export function addressesOf(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => normaliseAddress(textOf(one) ?? textOf(objectOf(one).address) ?? '') ?? [])
}

/** `550`, `5.1.1` and `User unknown` as one reply; what the text itself already says is not said twice. */
export function joinedReply(code: number | null, status: string | null, text: string | null): string | null {
  const words = text ?? ''
  const hasCode = code === null || words.startsWith(String(code))
  const hasStatus = status === null || words.includes(status)
  const parts = [hasCode ? null : code, hasStatus ? null : status, words]
  return parts.filter((part) => part !== null && part !== '').join(' ') || null
}
