import type { Io } from './io.ts'

/** An option as the user sees it. */
export interface OptionSpec {
  readonly name: string
  /** What its value is called in the help, e.g. `NAME`; absent: the option takes no value. */
  readonly value?: string
  readonly text: string
  readonly multiple?: boolean
}

export interface Arguments {
  /** The values of each option, in order; empty where it was not given. */
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly positionals: readonly string[]
}

export interface Command {
  readonly name: string
  /** The arguments in the usage line. */
  readonly synopsis: string
  readonly description: string
  readonly options: readonly OptionSpec[]
  /** Command lines, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[]
  /** Resolves to the exit status. */
  run(args: Arguments, io: Io): Promise<number>
}

/** The user's mistake: printed with a pointer to the help, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const DONE = 0
export const INCOMPLETE = 1
export const USAGE = 2
