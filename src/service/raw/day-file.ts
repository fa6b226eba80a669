import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Batch } from './batch.ts'
import { ENTRY, entriesOf, hashOf, placeIn } from './index-file.ts'
import { recordAt } from './record.ts'

/** The two files of a day. */
export const filesOf = (folder: string, day: string) => ({
  data: join(folder, `${day}.raw`),
  index: join(folder, `${day}.idx`),
})

const FLAGS = constants.O_RDWR | constants.O_CREAT

/** The files of the day that runs: records are added behind those that are there. */
export class DayFile {
  readonly day: string
  readonly #data: FileHandle
  readonly #index: FileHandle
  #size: number
  #indexSize: number

  private constructor(day: string, files: Files, { size, indexSize }: Sizes) {
    this.day = day
    this.#data = files.data
    this.#index = files.index
    this.#size = size
    this.#indexSize = indexSize
  }

  /** What a crash left half written is cut off, and records without entries get theirs. */
  static async open(folder: string, day: string): Promise<DayFile> {
    const paths = filesOf(folder, day)
    const data = await open(paths.data, FLAGS, 0o600)
    const index = await open(paths.index, FLAGS, 0o600).catch(async (error) => {
      await data.close()
      throw error
    })
    try {
      return new DayFile(day, { data, index }, await mended({ data, index }))
    } catch (error) {
      await Promise.allSettled([data.close(), index.close()])
      throw error
    }
  }

  /** First the records, then their entries: an entry always has its record. */
  async append(batch: Batch): Promise<void> {
    const { bytesWritten } = await this.#data.writev(batch.chunks, this.#size)
    if (bytesWritten < batch.bytes) throw new Error('the disk is full')
    const entries = entriesOf(batch.hashes, batch.places, this.#size)
    await this.#index.write(entries, 0, entries.length, this.#indexSize)
    this.#size += batch.bytes
    this.#indexSize += entries.length
  }

  async close(): Promise<void> {
    await Promise.all([this.#data.close(), this.#index.close()])
  }
}

interface Files {
  readonly data: FileHandle
  readonly index: FileHandle
}

interface Sizes {
  readonly size: number
  readonly indexSize: number
}

async function mended({ data, index }: Files): Promise<Sizes> {
  const { size } = await data.stat()
  const { from, entries } = await lastIndexed(index, size)
  const [hashes, places]: [number[], number[]] = [[], []]
  let at = from
  for (;;) {
    const record = await recordAt(data, at)
    if (record === null || record.end > size) break
    for (const event of record.head.events ?? []) {
      hashes.push(hashOf(event))
      places.push(at)
    }
    at = record.end
  }
  if (at < size) await data.truncate(at)
  const added = entriesOf(hashes, places, 0)
  await index.truncate(entries * ENTRY)
  await index.write(added, 0, added.length, entries * ENTRY)
  return { size: at, indexSize: entries * ENTRY + added.length }
}

/** Where the last record with entries begins, and how many entries stand before its own. */
async function lastIndexed(index: FileHandle, size: number): Promise<{ from: number; entries: number }> {
  const bytes = await index.readFile()
  let entries = Math.floor(bytes.length / ENTRY)
  if (entries === 0) return { from: 0, entries: 0 }
  const from = placeIn(bytes, entries - 1)
  while (entries > 0 && placeIn(bytes, entries - 1) === from) entries--
  return from < size ? { from, entries } : { from: 0, entries: 0 }
}
