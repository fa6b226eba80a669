import type { Chunks } from './chunks.ts'
import { HEAD_BYTES } from './kinds.ts'

export interface Beginning {
  /** Enough of the input to tell its kind, or all of it. */
  readonly head: Buffer
  readonly rest: Chunks
}

/** What is done with a stream that pauses before it has given HEAD_BYTES. */
export interface Pausing {
  /** Resolves when the stream has been silent for long enough to be called pausing; rejects when aborted. */
  readonly silence: (signal: AbortSignal) => Promise<unknown>
  /** Whether these few bytes are enough to go on with. */
  readonly enough: (head: Buffer) => boolean
}

/**
 * Reads just enough to tell the kind of the input: HEAD_BYTES, or fewer where a stream pauses. Who watches a log as
 * it grows wants to see its first lines.
 */
export async function beginning(chunks: Chunks, pausing: Pausing): Promise<Beginning> {
  const iterator = Symbol.iterator in chunks ? chunks[Symbol.iterator]() : chunks[Symbol.asyncIterator]()
  const parts: Buffer[] = []
  let size = 0
  while (size < HEAD_BYTES) {
    const next = iterator.next()
    if (size > 0 && next instanceof Promise && (await pauses(next, pausing)) && pausing.enough(joined(parts)))
      return { head: joined(parts), rest: from(iterator, next) }
    const { value, done } = await next
    if (done) return { head: joined(parts), rest: [] }
    parts.push(value)
    size += value.length
  }
  return { head: joined(parts), rest: from(iterator) }
}

/** Whether the stream is silent before its next chunk comes. */
async function pauses(next: Promise<unknown>, { silence }: Pausing): Promise<boolean> {
  const came = new AbortController()
  const silent = silence(came.signal).then(
    () => true,
    () => false,
  )
  // What goes wrong with the stream is told to whoever awaits the chunk.
  const isSilent = await Promise.race([silent, next.then(() => false).catch(() => false)])
  came.abort()
  return isSilent
}

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

type Source = Iterator<Buffer> | AsyncIterator<Buffer>

/** What remains of an iterator, of which a chunk may have been asked for already. */
function from(iterator: Source, asked?: Promise<IteratorResult<Buffer>>): Chunks {
  let waiting = asked
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const next = waiting ?? iterator.next()
        waiting = undefined
        return next
      },
      return: async (value) => (await iterator.return?.(value)) ?? { done: true, value: undefined },
    }),
  }
}
