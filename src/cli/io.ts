import type { Readable, Writable } from 'node:stream'

/** A stream that may be a terminal. */
export interface Output extends Writable {
  isTTY?: boolean
  columns?: number
}

export interface Input extends Readable {
  isTTY?: boolean
}

/** What a command may touch of the process. */
export interface Io {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** A clock in milliseconds, for how long something takes; absent: the machine's. */
  readonly now?: () => number
}

/** The width to lay text out for: the terminal's, else COLUMNS, else the given one. */
export function widthOf(output: Output, env: Io['env'], otherwise: number): number {
  const columns = output.columns || Number(env.COLUMNS)
  return columns >= 20 ? Math.floor(columns) : otherwise
}
