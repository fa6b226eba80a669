import type { Readable } from 'node:stream'

/** How much may be in memory, of all messages together. */
export class Room {
  readonly #most: number
  #used = 0

  constructor(bytes: number) {
    this.#most = bytes
  }

  take(bytes: number): boolean {
    if (this.#used + bytes > this.#most) return false
    this.#used += bytes
    return true
  }

  give(bytes: number): void {
    this.#used -= bytes
  }
}

/** A message as it came; or why it was not kept. Its bytes are in the room until {@link Room.give}. */
export type Collected = { readonly bytes: Uint8Array } | { readonly failed: 'too-large' | 'no-room' }

/**
 * Reads a message to its end. Of one that is not kept the rest is read all the same and forgotten: the client hears no
 * answer before its end.
 *
 * @throws where the client breaks off
 */
export async function collect(stream: Readable, most: number, room: Room): Promise<Collected> {
  const pieces = new Pieces()
  let size = 0
  let failed: 'too-large' | 'no-room' | null = null
  const forget = () => {
    room.give(size)
    pieces.forget()
    size = 0
  }
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      if (failed !== null) continue
      if (size + piece.length > most) failed = 'too-large'
      else if (!room.take(piece.length)) failed = 'no-room'
      if (failed !== null) {
        forget()
        continue
      }
      pieces.add(piece)
      size += piece.length
    }
  } catch (error) {
    forget()
    throw error
  }
  return failed === null ? { bytes: pieces.whole } : { failed }
}

/** So many pieces are joined to one: each takes memory beside its bytes, and clients may send byte by byte. */
const JOINED = 1000

/** What came so far of a message. */
class Pieces {
  #joined: Uint8Array[] = []
  #single: Uint8Array[] = []

  add(piece: Uint8Array): void {
    this.#single.push(piece)
    if (this.#single.length < JOINED) return
    this.#joined.push(Buffer.concat(this.#single))
    this.#single = []
  }

  forget(): void {
    this.#joined = []
    this.#single = []
  }

  get whole(): Uint8Array {
    return Buffer.concat([...this.#joined, ...this.#single])
  }
}
