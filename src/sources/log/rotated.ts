import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { inRotationOrder } from '../../input/rotation.ts'
import { GrowingFile } from '../files/growing-file.ts'

/** The files into which a log was rotated, the oldest first: `mail.log.2.gz`, `mail.log.1`. */
async function rotatedOf(path: string): Promise<readonly string[]> {
  const [folder, name] = [dirname(path), basename(path)]
  const names = await readdir(folder)
  const rotated = names.filter((one) => one.startsWith(`${name}.`) || one.startsWith(`${name}-`))
  return inRotationOrder([...rotated.sort(), name])
    .filter((one) => one !== name)
    .map((one) => join(folder, one))
}

/** How often to look again where files get other names while they are opened. */
const TRIES = 20

/**
 * Opens the files into which a log was rotated, the oldest first. Once open they are the same whatever their names
 * become. They are the caller's to close.
 *
 * @throws as `open` does where one of them may not be read
 */
export async function openRotated(path: string): Promise<readonly GrowingFile[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const paths = await rotatedOf(path)
    const files = await openAll(paths)
    if (files !== null && (await areStill(files, await rotatedOf(path)))) return files
    await closeAll(files ?? [])
  }
  throw new Error(`${path} is rotated faster than its files can be opened.`)
}

export async function closeAll(files: readonly GrowingFile[]): Promise<void> {
  for (const file of files) await file.close()
}

/** null where one has gone meanwhile. */
async function openAll(paths: readonly string[]): Promise<readonly GrowingFile[] | null> {
  const files: GrowingFile[] = []
  try {
    for (const path of paths) files.push(await GrowingFile.open(path))
    return files
  } catch (error) {
    await closeAll(files)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw Object.assign(error as Error, { path: paths[files.length] })
  }
}

/** Whether these names are still those of these files. */
async function areStill(files: readonly GrowingFile[], paths: readonly string[]): Promise<boolean> {
  if (files.length !== paths.length) return false
  for (const [n, path] of paths.entries()) {
    const inode = await stat(path).then(
      ({ ino }) => ino,
      () => null,
    )
    if (files[n]!.path !== path || files[n]!.inode !== inode) return false
  }
  return true
}
