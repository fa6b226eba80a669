import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const DAY = 86_400_000

/** How mail that reports nothing is kept. */
export interface OrdinaryOptions {
  readonly folder: string
  /** 0: nothing is kept. */
  readonly days: number
  readonly maxBytes: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/**
 * Keeps mail that reports nothing, for some days: `ordinary/2026-05-01/<hash>.eml`. It has no event by which to find it
 * among the raw reports, and its sender was told that it is taken, so it has to be durable.
 */
export class OrdinaryFolder {
  readonly #options: OrdinaryOptions
  readonly #folder: string
  #bytes = 0
  #today = ''

  constructor(options: OrdinaryOptions) {
    this.#options = options
    this.#folder = join(options.folder, 'ordinary')
  }

  /** Removes what is too old, and measures the rest. */
  async tidy(): Promise<void> {
    const { days, clock } = this.#options
    const first = dayOf(clock() - Math.max(days - 1, 0) * DAY)
    const before = this.#bytes
    let bytes = 0
    for (const day of await namesIn(this.#folder)) {
      if (!/^\d{4}-\d\d-\d\d$/.test(day)) continue
      const folder = join(this.#folder, day)
      if (days === 0 || day < first) await rm(folder, { recursive: true, force: true })
      else bytes += await sizeOf(folder)
    }
    // With what was kept meanwhile.
    this.#bytes += bytes - before
  }

  /** Whether there is room for so many bytes more. */
  hasRoom(bytes: number): boolean {
    return this.#bytes + bytes <= this.#options.maxBytes
  }

  /** Keeps a message under a name made of what it holds; durable when it resolves. */
  async keep(bytes: Uint8Array): Promise<void> {
    if (this.#options.days === 0 || !this.hasRoom(bytes.length)) return
    const folder = await this.#folderOfToday()
    await write(join(folder, `${hashOf(bytes)}.eml`), bytes)
    this.#bytes += bytes.length
    await sync(folder)
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
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}-${temporary++}`
  const file = await open(part, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
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

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await namesIn(folder)) {
    const { size } = await stat(join(folder, name)).catch(() => ({ size: 0 }))
    bytes += size
  }
  return bytes
}
