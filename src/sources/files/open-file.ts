import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * Opens a file to read it, and nothing else: whoever opens a pipe that nobody writes to waits for ever, and with it
 * one of the few threads that read files.
 *
 * @throws as `open` does; with the code `EISDIR` for a folder, `ENOTFILE` for a pipe, a socket or a device
 */
export async function openFile(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = await handle.stat()
    if (stats.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' })
    if (!stats.isFile()) throw Object.assign(new Error('it is no file'), { code: 'ENOTFILE' })
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}
