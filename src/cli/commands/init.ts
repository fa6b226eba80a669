import { writeFile } from 'node:fs/promises'
import { configText } from '../../service/config.ts'
import type { ServiceConfig } from '../../service/service-config.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'
import { wrap } from '../output/wrap.ts'
import { saysYes, YES_OPTION } from '../service/confirm.ts'
import { Questions } from '../service/questions.ts'

const FILE = 'undelivered.yaml'

export const init: Command = {
  name: 'init',
  synopsis: '[OPTIONS] [FILE]',
  description: `Asks a few questions and writes a file of settings for the service (${FILE} unless named), in which every setting stands with what it does. A file that is there is never overwritten.`,
  options: [{ ...YES_OPTION, text: 'ask nothing: write the usual settings' }],
  examples: [
    ['undelivered init', 'answer, or press Enter for what stands in brackets'],
    ['undelivered init --yes /etc/undelivered.yaml', 'nothing is asked'],
  ],
  run,
}

type Settings = Partial<ServiceConfig>

/** A question, and the settings that its answer makes; null where it cannot be one. */
interface Question {
  readonly text: string
  readonly usual: string
  readonly wrong: string
  settings(answer: string): Settings | null
}

const YES = /^y(?:es)?$/i
const NO = /^no?$/i

/** What every sender decides for themselves; all else has a default that suits most. */
const QUESTIONS: readonly Question[] = [
  {
    text: 'In which folder shall the list and its history be kept?',
    usual: 'undelivered-data',
    wrong: 'Name a folder.',
    settings: (answer) => ({ data: answer }),
  },
  {
    text: 'On which port shall the service listen?',
    usual: '8025',
    wrong: 'It must be a number from 0 to 65535.',
    settings: (answer) =>
      /^\d{1,5}$/.test(answer) && Number(answer) <= 65_535 ? { port: Number(answer) } : null,
  },
  {
    text: 'Shall other machines reach it? (A proxy with TLS should stand before it.)',
    usual: 'no',
    wrong: 'Say yes or no.',
    settings: (answer) =>
      YES.test(answer) ? { host: '0.0.0.0' } : NO.test(answer) ? { host: '127.0.0.1' } : null,
  },
  {
    text: 'Shall addresses be kept only as hashes? (More private: you can check, but not list them.)',
    usual: 'no',
    wrong: 'Say yes or no.',
    settings: (answer) =>
      YES.test(answer) ? { addresses: 'hash' } : NO.test(answer) ? { addresses: 'plain' } : null,
  },
  {
    text: 'For how many days shall events be kept? (0: for ever. What was decided stays.)',
    usual: '730',
    wrong: 'It must be a number of days, at most 36500.',
    settings: (answer) =>
      /^\d{1,5}$/.test(answer) && Number(answer) <= 36_500 ? { eventDays: Number(answer) } : null,
  },
]

async function run(args: Arguments, io: Io): Promise<number> {
  const [file = FILE, ...others] = args.positionals
  if (others.length > 0) throw new UsageError('name one file.')
  if (!saysYes(args) && !io.stdin.isTTY)
    throw new UsageError('nobody can be asked here: --yes writes the usual settings.')
  const settings = saysYes(args) ? usualSettings() : await asked(io)
  if (settings === null) {
    io.stdout.write('Nothing was written.\n')
    return INCOMPLETE
  }
  try {
    await writeFile(file, textOf(settings), { flag: 'wx' })
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const why = taken ? 'is there already; name another file, or remove it' : (error as Error).message
    io.stderr.write(`undelivered: ${plain(file)}: ${why}.\n`)
    return INCOMPLETE
  }
  io.stdout.write(`${plain(file)} is written. Now:\n  undelivered serve --config ${file}\n`)
  return DONE
}

/** The file, its comments broken into lines that fit. */
function textOf(settings: Settings): string {
  const lines = configText(settings).split('\n')
  return lines
    .flatMap((line) =>
      line.startsWith('# ') && line.length > WIDTH
        ? wrap(line.slice(2), WIDTH).map((one) => `# ${one}`)
        : [line],
    )
    .join('\n')
}

const WIDTH = 98

function usualSettings(): Settings {
  return Object.assign({}, ...QUESTIONS.map(({ usual, settings }) => settings(usual)))
}

/** null where somebody stops answering. */
async function asked(io: Io): Promise<Settings | null> {
  const questions = new Questions(io)
  try {
    let all: Settings = {}
    for (const question of QUESTIONS) {
      const settings = await answered(question, questions, io)
      if (settings === null) return null
      all = { ...all, ...settings }
    }
    return all
  } finally {
    questions.close()
  }
}

async function answered(
  { text, usual, wrong, settings }: Question,
  questions: Questions,
  io: Io,
): Promise<Settings | null> {
  for (;;) {
    const answer = await questions.ask(`${text}\n[${usual}] `)
    if (answer === null) return null
    const found = settings(answer === '' ? usual : answer)
    if (found !== null) return found
    io.stdout.write(`${wrong}\n`)
  }
}
