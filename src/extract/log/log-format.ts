import type { Limits } from '../../decode/limits.ts'
import type { LogClock } from './clock.ts'
import type { Fate } from './fate.ts'

/** What a reader is made with. */
export interface LogSettings {
  readonly clock: LogClock
  readonly limits: Limits
}

/**
 * Reads one log, line by line: no I/O, no clock of its own. State is bounded; rotated files are read by one reader,
 * one after another.
 */
export interface LogReader {
  /** The fates that this line tells, mostly none; `undefined` where the line is not understood. */
  read(line: string): readonly Fate[] | undefined
}

/** The log of one mail system. A new one is a file with this shape and a line in index.ts. */
export interface LogFormat {
  /** As in `--from` and, after `log:`, in `source`. */
  readonly id: string
  /** For people. */
  readonly title: string
  /** Whether a log that begins with these lines (the last may be cut off) is of this system. */
  looksLike(lines: readonly string[]): boolean
  /** True where each line is a whole record: what it says of the message stands in the line itself. */
  readonly isRecord?: boolean
  create(settings: LogSettings): LogReader
}

/** A line that is understood and tells no fate. */
export const NOTHING: readonly Fate[] = Object.freeze([])
