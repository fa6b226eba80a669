import { type Arguments, type OptionSpec, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { Questions } from './questions.ts'

export const YES_OPTION: OptionSpec = { name: 'yes', text: 'do it without asking' }

export const saysYes = ({ options }: Arguments) => (options.yes ?? []).length > 0

/** Asks on the terminal before much is changed; without one, `--yes` has to say it. */
export async function confirmed(what: string, args: Arguments, io: Io): Promise<boolean> {
  if (saysYes(args)) return true
  if (!io.stdin.isTTY || !io.stdout.isTTY) throw new UsageError(`${what} Say --yes to do it.`)
  const questions = new Questions(io)
  try {
    const answer = await questions.ask(`${what} Do it? [y/N] `)
    if (/^y(?:es)?$/i.test(answer ?? '')) return true
    io.stdout.write('Nothing was changed.\n')
    return false
  } finally {
    questions.close()
  }
}
