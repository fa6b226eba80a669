import type { Chunks } from './bytes.ts'
import { HEAD_BYTES } from './kinds.ts'

export interface Beginning {
  /** Enough of the input to tell its kind, or all of it. */
  readonly head: Buffer
  readonly rest: Chunks
}

/** Reads just enough to tell the kind of the input. */
export async function beginning(chunks: Chunks): Promise<Beginning> {
  const iterator = Symbol.iterator in chunks ? chunks[Symbol.iterator]() : chunks[Symbol.asyncIterator]()
  const parts: Buffer[] = []
  let size = 0
  while (size < HEAD_BYTES) {
    const { value, done } = await iterator.next()
    if (done) return { head: joined(parts), rest: [] }
    parts.push(value)
    size += value.length
  }
  return { head: joined(parts), rest: { [Symbol.asyncIterator]: () => asynchronous(iterator) } }
}

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

function asynchronous(iterator: Iterator<Buffer> | AsyncIterator<Buffer>): AsyncIterator<Buffer> {
  return {
    next: async () => iterator.next(),
    return: async (value) => (await iterator.return?.(value)) ?? { done: true, value: undefined },
  }
}
