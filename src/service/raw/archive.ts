import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Batch } from './batch.ts'
import { DayFile, filesOf } from './day-file.ts'
import { hashOf, placesIn } from './index-file.ts'
import { erase, type Place, recordAt } from './record.ts'
import type { KeptReport, RawReport, RawReports } from './report.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** What has come is written after so long, or at once where it is so much. */
const WAIT_MS = 200
const ENOUGH = 1024 * 1024
/** More does not wait: where the disk is too slow, reports are given up rather than memory. */
const MOST_WAITING = 64 * 1024 * 1024
/** Troubles are told once in so many milliseconds. */
const QUIET = 60_000

/** How reports are kept. */
export interface ArchiveOptions {
  readonly folder: string
  /** 0: nothing is kept, and what was is removed. */
  readonly days: number
  /** Beyond it the oldest days go. */
  readonly maxBytes: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log?: { warn(what: object, message: string): void } | undefined
}

/**
 * Keeps reports in two files a day, `2026-11-27.raw` with the reports and `2026-11-27.idx` by which they are found.
 * Nothing of it is held in memory but what waits to be written, for a fifth of a second. A crash loses that, and no
 * more.
 */
export class RawArchive implements RawReports {
  readonly #options: ArchiveOptions
  #batch = new Batch()
  #today: DayFile | null = null
  /** One thing after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #hourly: NodeJS.Timeout | undefined
  /** Bytes of batches that are on their way, and of all days. */
  #writing = 0
  #bytes = 0
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(options: ArchiveOptions) {
    this.#options = options
  }

  /** Removes what is too old, now and every hour. */
  async start(): Promise<void> {
    await this.#next(() => this.#tidy())
    this.#hourly = setInterval(() => void this.#next(() => this.#tidy()), HOUR)
    this.#hourly.unref()
  }

  keep(report: RawReport, events: readonly string[]): void {
    if (this.#options.days === 0 || events.length === 0) return
    if (this.#writing + this.#batch.bytes > MOST_WAITING) {
      this.#tell('the disk is too slow')
      return
    }
    this.#batch.add(report, events)
    if (this.#batch.bytes >= ENOUGH) void this.#flush()
    else this.#timer ??= setTimeout(() => void this.#flush(), WAIT_MS)
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const batch = this.#batch
    if (batch.bytes === 0) return this.#next(async () => {})
    this.#batch = new Batch()
    this.#writing += batch.bytes
    return this.#next(() => this.#write(batch)).finally(() => {
      this.#writing -= batch.bytes
    })
  }

  async #write(batch: Batch): Promise<void> {
    const { folder, maxBytes } = this.#options
    if (this.#bytes + batch.bytes > maxBytes) await this.#tidy(batch.bytes)
    if (this.#bytes + batch.bytes > maxBytes) {
      this.#tell('there are rawMegabytes of them from today')
      return
    }
    const day = dayOf(this.#options.clock())
    if (this.#today?.day !== day) {
      await this.#closeToday()
      await mkdir(folder, { recursive: true, mode: 0o700 })
      this.#today = await DayFile.open(folder, day)
    }
    await this.#today.append(batch)
    this.#bytes += batch.bytes
  }

  async read(event: string): Promise<KeptReport | null> {
    let found: KeptReport | null = null
    await this.#flush()
    await this.#each([event], 'r', async (file, { head, content }) => {
      const bytes = Buffer.alloc(head.bytes)
      await file.read(bytes, 0, bytes.length, content)
      found = { type: head.type!, bytes, size: head.size! }
      return 'enough'
    })
    return found
  }

  async erase(events: readonly string[]): Promise<void> {
    await this.#flush()
    await this.#each(events, 'r+', async (file, place) => {
      await erase(file, place)
      await file.sync()
      return 'more'
    })
  }

  /** Shows the records of these events, those of the newest day first. */
  #each(
    events: readonly string[],
    flags: 'r' | 'r+',
    take: (file: FileHandle, place: Place) => Promise<'enough' | 'more'>,
  ): Promise<void> {
    const wanted = new Set(events)
    const hashes = new Set(events.map(hashOf))
    return this.#next(async () => {
      for (const day of (await this.#days()).reverse()) {
        const paths = filesOf(this.#options.folder, day)
        const index = await open(paths.index, 'r').catch(() => null)
        const data = index === null ? null : await open(paths.data, flags).catch(() => null)
        try {
          if (index === null || data === null) continue
          for (const at of await placesIn(index, hashes)) {
            const place = await recordAt(data, at)
            if (place?.head.events?.some((one) => wanted.has(one)) !== true) continue
            if ((await take(data, place)) === 'enough') return
          }
        } finally {
          await index?.close()
          await data?.close()
        }
      }
    }, 'throws')
  }

  /** Ends it, once all is written. */
  async close(): Promise<void> {
    clearInterval(this.#hourly)
    await this.#flush()
    await this.#next(() => this.#closeToday())
  }

  async #closeToday(): Promise<void> {
    const today = this.#today
    this.#today = null
    await today?.close()
  }

  /** Removes days that are too old, and the oldest where there is no room for so many bytes more. */
  async #tidy(more = 0): Promise<void> {
    const { folder, days, maxBytes, clock } = this.#options
    const today = dayOf(clock())
    const first = dayOf(clock() - days * DAY)
    const sizes = new Map<string, number>()
    for (const day of await this.#days()) sizes.set(day, await sizeOf(Object.values(filesOf(folder, day))))
    let bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    for (const [day, size] of sizes) {
      const isOver = bytes + more > maxBytes && day < today
      if (days > 0 && day > first && !isOver) continue
      if (this.#today?.day === day) await this.#closeToday()
      for (const path of Object.values(filesOf(folder, day))) await rm(path, { force: true })
      bytes -= size
    }
    this.#bytes = bytes
  }

  /** The days that have files, the oldest first. */
  async #days(): Promise<string[]> {
    const names = await readdir(this.#options.folder).catch(() => [] as string[])
    return names.flatMap((name) => (/^\d{4}-\d\d-\d\d\.raw$/.test(name) ? [name.slice(0, 10)] : [])).sort()
  }

  /** Does work when all before it is done. That reports cannot be written is told, and stops nothing. */
  #next(work: () => Promise<void>, failure: 'told' | 'throws' = 'told'): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    if (failure === 'throws') return done
    return done.catch(async (error: Error) => {
      this.#tell(error.message)
      // What is half written is seen to when it is opened again.
      await this.#next(() => this.#closeToday(), 'throws').catch(() => {})
    })
  }

  #tell(problem: string): void {
    const { clock, log } = this.#options
    if (clock() - this.#toldAt < QUIET) return
    this.#toldAt = clock()
    log?.warn({ problem }, 'raw reports are not kept')
  }
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function sizeOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map((path) => stat(path).catch(() => ({ size: 0 }))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}

/** Where raw reports are in a data folder. */
export const rawFolder = (data: string) => join(data, 'raw')
