import { createHash } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const DAY = 86_400_000
/** A report on more addresses is found by the first of them. */
const MOST_NAMES = 100

/** How messages are kept as they came. */
export interface RawOptions {
  readonly folder: string
  /** 0: nothing is kept. */
  readonly days: number
  readonly maxBytes: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Keeps messages as they came, for some days: `raw/2026-05-01/<event>.eml`. */
export class RawFolder {
  readonly #options: RawOptions
  readonly #folder: string
  #bytes = 0
  #today = ''

  constructor(options: RawOptions) {
    this.#options = options
    this.#folder = join(options.folder, 'raw')
  }

  /** Removes what is too old, and measures the rest. */
  async tidy(): Promise<void> {
    const { days, clock } = this.#options
    const first = dayOf(clock() - Math.max(days - 1, 0) * DAY)
    let bytes = 0
    for (const day of await namesIn(this.#folder)) {
      if (!/^\d{4}-\d\d-\d\d$/.test(day)) continue
      const folder = join(this.#folder, day)
      if (days === 0 || day < first) await rm(folder, { recursive: true, force: true })
      else bytes += await sizeOf(folder)
    }
    this.#bytes = bytes
  }

  /** Whether there is room for so many bytes more. */
  hasRoom(bytes: number): boolean {
    return this.#bytes + bytes <= this.#options.maxBytes
  }

  /**
   * Keeps a message under the ids of its events; one without any under a name made of what it holds.
   *
   * @param durable whether it has to be on the disk when this resolves
   */
  async keep(bytes: Uint8Array, events: readonly string[], durable: boolean): Promise<void> {
    if (this.#options.days === 0 || !this.hasRoom(bytes.length)) return
    const folder = await this.#folderOfToday()
    const [first, ...others] = events.length > 0 ? events : [`ordinary-${hashOf(bytes)}`]
    const path = join(folder, `${first}.eml`)
    await write(path, bytes, durable)
    this.#bytes += bytes.length
    for (const name of others.slice(0, MOST_NAMES))
      await link(path, join(folder, `${name}.eml`)).catch(unlessThere)
    if (durable) await sync(folder)
  }

  async #folderOfToday(): Promise<string> {
    const day = dayOf(this.#options.clock())
    const folder = join(this.#folder, day)
    if (day !== this.#today) {
      await mkdir(folder, { recursive: true })
      this.#today = day
    }
    return folder
  }
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 24)

let temporary = 0

/** Never half of it under its name. */
async function write(path: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  const part = `${path}.${process.pid}-${temporary++}`
  const file = await open(part, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    if (durable) await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessThere({ code, message }: NodeJS.ErrnoException): void {
  if (code !== 'EEXIST') throw new Error(message)
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await namesIn(folder)) {
    // Names of one file share its bytes.
    const { size = 0, nlink = 1 } = await stat(join(folder, name)).catch(() => ({}) as Partial<Stats>)
    bytes += size / nlink
  }
  return bytes
}

interface Stats {
  readonly size: number
  readonly nlink: number
}
