import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A message of a Maildir: where it is, and by which part of its name it is known wherever it goes. */
export interface MaildirMessage {
  readonly path: string
  readonly unique: string
}

/** The messages in new/ and cur/, in the order of their names, which begin with the time of their arrival: every file. */
export async function messagesIn(maildir: string): Promise<readonly MaildirMessage[]> {
  const all: MaildirMessage[] = []
  for (const part of ['new', 'cur'])
    for (const name of await fileNames(join(maildir, part)))
      if (!name.startsWith('.'))
        all.push({ path: join(maildir, part, name), unique: name.split(':')[0]!.slice(0, 255) })
  return all
}

/** Folders, pipes and sockets are no messages. */
async function fileNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((one) => one.isFile() || one.isSymbolicLink())
    .map(({ name }) => name)
    .sort()
}

/** Changes whenever a message comes, goes or is marked. */
export async function changedAt(maildir: string): Promise<number> {
  const parts = await Promise.all(['new', 'cur'].map((part) => stat(join(maildir, part))))
  return Math.max(...parts.map(({ mtimeMs }) => mtimeMs))
}

/** Moves messages into a folder of the Maildir (Maildir++: `.Bounces` beside cur), marked as seen. */
export async function moveTo(
  maildir: string,
  folder: string,
  messages: readonly MaildirMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const target = join(maildir, `.${folder}`)
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(target, part), { recursive: true })
  for (const { path, unique } of messages)
    await rename(path, join(target, 'cur', `${unique}:2,S`)).catch((error: NodeJS.ErrnoException) => {
      // Somebody else moved it meanwhile.
      if (error.code !== 'ENOENT') throw error
    })
}
