import { DEFAULT_LIMITS } from '../../decode/limits.ts'
import { openFile } from './open-file.ts'

/** The bytes of a file that is one message; of one that is too large its beginning, which holds the report. */
export async function readMessage(path: string, most = DEFAULT_LIMITS.messageBytes): Promise<Uint8Array> {
  const file = await openFile(path)
  try {
    const { size } = await file.stat()
    if (size <= most) return await file.readFile()
    const { buffer } = await file.read(Buffer.alloc(most), 0, most, 0)
    return buffer
  } finally {
    await file.close()
  }
}
