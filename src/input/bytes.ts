import { createReadStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Chunks } from './chunks.ts'
import type { FoundFile } from './walk.ts'
import { isZstd, zstdUnpacked } from './zstd.ts'

/** Files up to this size are read at once: thousands of small files must not wait for the event loop. */
const SMALL_FILE = 64 * 1024
const CHUNK = 256 * 1024

/** The bytes of a file, unpacked if they are gzip or zstd, whatever the name says. */
export async function openFile({ file, stats }: FoundFile): Promise<Chunks> {
  if (stats.isFile() && stats.size <= SMALL_FILE) return unpacked(readFileSync(file))
  return openStream(createReadStream(file, { highWaterMark: CHUNK }))
}

/** The bytes of a stream, unpacked if they are gzip or zstd. */
export async function openStream(stream: AsyncIterable<Buffer>): Promise<Chunks> {
  const iterator = stream[Symbol.asyncIterator]()
  const first = await firstBytes(iterator)
  const all = rejoined(first, iterator)
  return unpackerOf(first)?.(all) ?? all
}

function unpacked(bytes: Buffer): Chunks {
  return unpackerOf(bytes)?.([bytes]) ?? [bytes]
}

function unpackerOf(first: Buffer): ((packed: Chunks) => Chunks) | null {
  return isGzip(first) ? gunzipped : isZstd(first) ? zstdUnpacked : null
}

/** Pipes may hand over single bytes: two are needed to know gzip, four to know zstd. */
async function firstBytes(iterator: AsyncIterator<Buffer>): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0)
  while (bytes.length < 4) {
    const { value, done } = await iterator.next()
    if (done) break
    bytes = Buffer.concat([bytes, value])
  }
  return bytes
}

async function* rejoined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  try {
    yield first
    for (;;) {
      const { value, done } = await rest.next()
      if (done) return
      yield value
    }
  } finally {
    await rest.return?.()
  }
}

/** RFC 1952 section 2.3.1. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function gunzipped(packed: Chunks): AsyncIterable<Buffer> {
  const source = Readable.from(packed, { objectMode: false })
  const gunzip = createGunzip({ chunkSize: CHUNK })
  source.on('error', (error) => gunzip.destroy(error))
  gunzip.on('close', () => source.destroy())
  return source.pipe(gunzip)
}
