import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { isGzip, openStream } from '../../input/bytes.ts'
import { isZstd } from '../../input/zstd.ts'
import { openFile } from './open-file.ts'
import { HEAD, hashOf, type Place, Progress } from './place.ts'

const CHUNK = 256 * 1024

/** A file that grows, or did until it was moved away or packed. All places in it are of its unpacked bytes. */
export class GrowingFile {
  readonly path: string
  readonly #handle: FileHandle
  readonly device: number
  readonly inode: number
  /** As it was opened; of a packed file no measure of what it holds. */
  readonly size: number
  readonly mtimeMs: number
  /** Nobody writes to a packed file any more. */
  readonly packed: boolean

  private constructor(path: string, handle: FileHandle, stats: Stats, packed: boolean) {
    this.path = path
    this.#handle = handle
    this.device = stats.dev
    this.inode = stats.ino
    this.size = stats.size
    this.mtimeMs = stats.mtimeMs
    this.packed = packed
  }

  /** @throws as `openFile` does where there is no such file, or none that may be read */
  static async open(path: string): Promise<GrowingFile> {
    const handle = await openFile(path)
    try {
      const stats = await handle.stat()
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
      return new GrowingFile(path, handle, stats, isGzip(buffer) || isZstd(buffer))
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  /** The beginning of it. */
  async start(): Promise<Progress> {
    return new Progress(this, 0, await this.first(HEAD))
  }

  /** Where to go on; null where this is not the file of that place, or no longer holds all that was read of it. */
  async from(place: Place): Promise<Progress | null> {
    const { device, inode, offset, headBytes } = place
    if (headBytes === 0) return device === this.device && inode === this.inode ? this.start() : null
    if (!this.packed && this.size < offset) return null
    const head = await this.first(headBytes)
    return hashOf(head) === place.head ? new Progress(this, offset, head) : null
  }

  /** Whether it still begins as it did there: a file that is emptied in its place becomes another one. */
  async isStill({ headBytes, head }: Place): Promise<boolean> {
    return this.packed || hashOf(await this.first(headBytes)) === head
  }

  /** Its end as it was opened. */
  async end(): Promise<Progress> {
    return new Progress(this, this.size, await this.first(Math.min(HEAD, this.size)))
  }

  /** Its first bytes, or all of it where it has fewer. */
  async first(bytes: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let missing = bytes
    for await (const chunk of this.chunks(0, bytes)) {
      parts.push(chunk.subarray(0, missing))
      missing -= chunk.length
      if (missing <= 0) break
    }
    return Buffer.concat(parts)
  }

  /** Its bytes from there on. */
  async *chunks(from: number, atOnce = CHUNK): AsyncIterable<Buffer> {
    if (!this.packed) {
      yield* this.#plain(from, atOnce)
      return
    }
    let skip = from
    for await (const chunk of await openStream(this.#plain(0, CHUNK))) {
      if (chunk.length > skip) yield chunk.subarray(skip)
      skip = Math.max(0, skip - chunk.length)
    }
  }

  async *#plain(from: number, atOnce: number): AsyncGenerator<Buffer> {
    for (let at = from; ; ) {
      const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(atOnce), 0, atOnce, at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  }
}
