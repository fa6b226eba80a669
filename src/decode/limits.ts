import { UndeliveredError } from '../errors.ts'

/** What reading one message may cost. Whatever exceeds a limit is left out and noted; only `messageBytes` throws. */
export interface Limits {
  /** Size of one message. */
  readonly messageBytes: number
  /** Fields of one header block. */
  readonly headerCount: number
  /** Length of one header value, folding included. */
  readonly headerBytes: number
  /** Levels of multipart and message/rfc822. */
  readonly mimeDepth: number
  /** Parts of one message, containers included. */
  readonly partCount: number
  /** Length of one part's text as it was sent: what a report says stands long before the end of a longer one. */
  readonly textBytes: number
  /** Recipients reported by one message (used by `extract`). */
  readonly recipients: number
  /** Length of one log line; the rest of a longer one is left out. */
  readonly lineBytes: number
  /** Messages of a log whose lines are joined at a time. */
  readonly openMessages: number
  /** How long a message of a log is remembered after its last line, in seconds of the log's own time. */
  readonly openSeconds: number
}

/** The limits in force where the caller gives none. */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  messageBytes: 32 * 1024 * 1024,
  headerCount: 1000,
  headerBytes: 64 * 1024,
  mimeDepth: 20,
  partCount: 500,
  textBytes: 512 * 1024,
  recipients: 1000,
  lineBytes: 64 * 1024,
  openMessages: 100_000,
  openSeconds: 8 * 24 * 3600,
})

const NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]

/**
 * The caller's limits over the defaults. Values are checked, not coalesced: a `0` that silently restored the
 * default would be a surprise.
 *
 * @throws UndeliveredError `LIMIT_INVALID` for anything but a whole number of at least 1.
 * @example resolveLimits({ partCount: 50 }).mimeDepth // 20
 */
export function resolveLimits(given: Partial<Limits> = DEFAULT_LIMITS): Limits {
  if (given === DEFAULT_LIMITS) return DEFAULT_LIMITS
  const limits: { -readonly [name in keyof Limits]: number } = { ...DEFAULT_LIMITS }
  for (const name of NAMES) {
    const value = given[name]
    if (value === undefined) continue
    if (!Number.isInteger(value) || value < 1)
      throw new UndeliveredError('LIMIT_INVALID', name, String(value))
    limits[name] = value
  }
  return limits
}
