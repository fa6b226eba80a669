import { createHash } from 'node:crypto'

/**
 * Where in which file reading stopped. The file is known by its first bytes, wherever it was moved, copied or packed
 * meanwhile; by its number on the disk only while nothing stood in it.
 */
export interface Place {
  readonly device: number
  readonly inode: number
  readonly offset: number
  /** How many of the first bytes the hash is of: {@link HEAD} at most, fewer where there were no more. */
  readonly headBytes: number
  readonly head: string
}

export const HEAD = 1024

/** A file as reading goes on in it. What was read is remembered, not read again: it may be cut off any moment. */
export class Progress {
  readonly #file: Pick<Place, 'device' | 'inode'>
  #offset: number
  #head: Buffer

  /** @param head the first bytes of the file: {@link HEAD} of them, or all that there were, and all up to the offset */
  constructor(file: Pick<Place, 'device' | 'inode'>, offset: number, head: Buffer) {
    this.#file = { device: file.device, inode: file.inode }
    this.#offset = offset
    this.#head = head
  }

  /** These bytes have been read, too. */
  advance(bytes: Buffer): void {
    const known = this.#head.length - this.#offset
    if (this.#head.length < HEAD && known < bytes.length)
      this.#head = Buffer.concat([this.#head, bytes.subarray(Math.max(0, known))]).subarray(0, HEAD)
    this.#offset += bytes.length
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
