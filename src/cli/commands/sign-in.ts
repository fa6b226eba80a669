import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Invitation } from '../../sources/oauth/device.ts'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'
import { CONFIG_OPTION, configOf } from '../service/config.ts'
import { DATA_OPTION } from '../service/data.ts'

export const signIn: Command = {
  name: 'sign-in',
  synopsis: '[OPTIONS] NAME',
  description:
    'Signs in to the mailbox of a source whose settings have signIn (Google, Microsoft 365): prints an address to open in a browser, and keeps what the sign-in gives in the source’s own folder. A service that runs takes it up by itself.',
  options: [CONFIG_OPTION, DATA_OPTION],
  examples: [['undelivered sign-in bounces --config undelivered.yaml', 'once, and when it was withdrawn']],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [name, ...others] = args.positionals
  const { data, sources } = await configOf(args, io, { data: args.options.data?.[0] })
  const able = Object.keys(sources).filter((one) => sources[one]!.signIn !== undefined)
  const known = able.length === 0 ? 'None has signIn among its settings.' : `There are ${able.join(', ')}.`
  if (name === undefined || others.length > 0) throw new UsageError(`name one source. ${known}`)
  if (!able.includes(name)) throw new UsageError(`there is no source ${name} to sign in to. ${known}`)
  const { signInTo } = await import('../../service/sources/sign-in.ts')
  const pasting = new AbortController()
  try {
    await signInTo(name, sources, {
      data,
      show: (invitation) => io.stdout.write(textOf(invitation)),
      pasted: () => lineOf(io, pasting.signal),
    })
    io.stdout.write('Signed in.\n')
    return DONE
  } catch (error) {
    io.stderr.write(`undelivered: ${plain(name)}: ${plain((error as Error).message)}\n`)
    return INCOMPLETE
  } finally {
    pasting.abort()
  }
}

function textOf({ url, code }: Invitation): string {
  if (code !== null) return `Open ${plain(url)} and type the code ${plain(code)}\n`
  return `Open this address in a browser on this machine, and sign in as the mailbox:

${plain(url)}

Is the browser on another machine? It will end at a page that it cannot open: paste that page's address here.
`
}

/** The first line that a person types; without a terminal nobody does. */
async function lineOf({ stdin }: Io, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: stdin })
  signal.addEventListener('abort', () => lines.close())
  const [line] = (await once(lines, 'line', { signal })) as [string]
  return line
}
