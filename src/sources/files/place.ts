import { createHash } from 'node:crypto'

/**
 * Where in which file reading stopped. The file is known by its first bytes, wherever it was moved, copied or packed
 * meanwhile; by its number on the disk only while nothing of it was read.
 */
export interface Place {
  readonly device: number
  readonly inode: number
  readonly offset: number
  /** How many of the first bytes the hash is of: {@link HEAD} at most, and none beyond `offset`. */
  readonly headBytes: number
  readonly head: string
}

const HEAD = 1024

/** A file as reading goes on in it. What was read is remembered, not read again: it may be cut off any moment. */
export class Progress {
  readonly #file: Pick<Place, 'device' | 'inode'>
  #offset: number
  #head: Buffer

  /** @param head the first bytes of the file up to the offset, {@link HEAD} of them at most */
  constructor(file: Pick<Place, 'device' | 'inode'>, offset: number, head: Buffer) {
    this.#file = { device: file.device, inode: file.inode }
    this.#offset = offset
    this.#head = head
  }

  /** These bytes have been read, too. */
  advance(bytes: Buffer): void {
    this.#offset += bytes.length
    if (this.#head.length < HEAD) this.#head = Buffer.concat([this.#head, bytes]).subarray(0, HEAD)
  }

  get offset(): number {
    return this.#offset
  }

  get place(): Place {
    return {
      ...this.#file,
      ...{ offset: this.#offset, headBytes: this.#head.length, head: hashOf(this.#head) },
    }
  }
}

/** How many of the first bytes are needed to know a file by. */
export const headBytesAt = (offset: number) => Math.min(HEAD, offset)

export const hashOf = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22)

/** null for a text that is no place. */
export function placeFrom(text: string | null): Place | null {
  try {
    const place = JSON.parse(text ?? 'null') as Place | null
    return typeof place?.offset === 'number' && typeof place.head === 'string' ? place : null
  } catch {
    return null
  }
}
