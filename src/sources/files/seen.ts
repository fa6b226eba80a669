import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The names of files that were read, in a file of their own. A name is written after what the file held is durable:
 * where the process ends between the two the file is read again, which changes nothing.
 */
export class Seen {
  readonly #path: string
  #names = new Set<string>()
  #lines = 0

  /** @param folder the source's own */
  constructor(folder: string) {
    this.#path = join(folder, 'seen')
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** Reads what was written; nothing where there is nothing yet. */
  async load(): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return ''
    })
    // The last line may have been cut by a crash.
    const lines = text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .slice(0, -1)
    this.#names = new Set(lines)
    this.#lines = lines.length
    if (!text.endsWith('\n') && text !== '') await this.#write()
  }

  async add(names: readonly string[]): Promise<void> {
    if (names.length === 0) return
    for (const name of names) this.#names.add(name)
    this.#lines += names.length
    await appendFile(this.#path, names.map((name) => `${name}\n`).join(''))
  }

  /** Forgets names of files that are gone, once they are many. */
  async keepOnly(there: ReadonlySet<string>): Promise<void> {
    const kept = [...this.#names].filter((name) => there.has(name))
    if (this.#lines < 1000 || kept.length * 2 > this.#lines) return
    this.#names = new Set(kept)
    await this.#write()
  }

  async #write(): Promise<void> {
    this.#lines = this.#names.size
    await writeFile(`${this.#path}.new`, [...this.#names].map((name) => `${name}\n`).join(''))
    await rename(`${this.#path}.new`, this.#path)
  }
}
