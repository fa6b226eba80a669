import { createInterface } from 'node:readline/promises'
import { type Arguments, type OptionSpec, UsageError } from '../command.ts'
import type { Io } from '../io.ts'

export const YES_OPTION: OptionSpec = { name: 'yes', text: 'do it without asking' }

/** Asks on the terminal before much is changed; without one, `--yes` has to say it. */
export async function confirmed(what: string, { options }: Arguments, io: Io): Promise<boolean> {
  if (options.yes?.length) return true
  if (!io.stdin.isTTY || !io.stdout.isTTY) throw new UsageError(`${what} Say --yes to do it.`)
  const terminal = createInterface({ input: io.stdin, output: io.stdout })
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${what} Do it? [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
