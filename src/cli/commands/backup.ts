import { constants } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { type Arguments, type Command, DONE, INCOMPLETE, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { plain } from '../output/plain.ts'
import { LIST_OPTIONS, whereOf, withClient } from '../service/data.ts'

export const backup: Command = {
  name: 'backup',
  synopsis: '[OPTIONS] [FILE]',
  description:
    'Copies the whole store into one new file while it is in use. Without FILE it is put into the folder backups of the data folder, of a service on its own machine. To go back to it: stop the service, and put it in the place of undelivered.db.',
  options: LIST_OPTIONS,
  examples: [
    ['undelivered backup --data data /mnt/backup/list.db', 'to another disk'],
    ['undelivered backup --url http://127.0.0.1:8025', 'a running service; tells the file’s path'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [file, ...others] = args.positionals
  if (others.length > 0) throw new UsageError('name one file.')
  if (file !== undefined && whereOf(args, io).startsWith('--url'))
    throw new UsageError('a service keeps its backups on its own machine: leave the file out.')
  return withClient(args, io, async (client) => {
    const made = await client.backup()
    try {
      if (file !== undefined) await move(made, file)
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EEXIST'
      const why = taken ? 'there is such a file already' : (error as Error).message
      io.stderr.write(`undelivered: ${plain(file!)}: ${why}. The backup is in ${plain(made)}.\n`)
      return INCOMPLETE
    }
    io.stdout.write(`${plain(file ?? made)}\n`)
    return DONE
  })
}

/** It may be on another disk. */
async function move(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL)
  await rm(from)
}
