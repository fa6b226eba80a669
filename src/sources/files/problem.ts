import { readFile, stat } from 'node:fs/promises'

/** An error of the file system in words that say what to do. */
export async function fileProblem(error: unknown, path: string): Promise<Error> {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
      return new Error(`${path} does not exist. Is the path right?`)
    case 'EACCES':
    case 'EPERM':
      return new Error(
        `${path} may not be read by the user that runs undelivered${await ownerOf(path)}. Give that user the right to read it, or add it to the group that may.`,
      )
    case 'ENOTDIR':
      return new Error(`${path} is no folder.`)
    case 'EISDIR':
      return new Error(`${path} is a folder; name a file.`)
    case 'ENOTFILE':
      return new Error(
        `${path} is a pipe, a socket or a device. Name a file: what is written to a pipe comes once and to one reader only.`,
      )
    default:
      return new Error(`${path}: ${message}`)
  }
}

/** ` (it belongs to the group adm)`; nothing where that cannot be told. */
async function ownerOf(path: string): Promise<string> {
  try {
    const { gid } = await stat(path)
    const groups = await readFile('/etc/group', 'utf8')
    const line = groups.split('\n').find((one) => one.split(':')[2] === String(gid))
    return line === undefined ? '' : ` (it belongs to the group ${line.split(':')[0]})`
  } catch {
    return ''
  }
}
