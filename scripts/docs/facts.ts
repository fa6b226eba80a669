import { readdirSync, readFileSync } from 'node:fs'
import { SYSTEMS } from '../../src/extract/mta/index.ts'
import type { SystemReader } from '../../src/extract/mta/reader.ts'
import { inspectEmail } from '../../src/read-email.ts'

/** A mail of test/fixtures/mail, and what its test expects. */
export interface Fixture {
  readonly name: string
  /** As a real system wrote it. */
  readonly real: boolean
  readonly systems: readonly string[]
  readonly receivers: readonly string[]
}

/** How many mails of public collections were read, and how many of them rightly. */
export interface Count {
  readonly mails: number
  readonly right: number
}

/** docs/supported.json: what was measured on public collections of mails, which are not part of this repository. */
export interface Measured {
  readonly systems: Readonly<Record<string, Count>>
  readonly receivers: Readonly<Record<string, Count>>
  readonly fixtures: Readonly<Record<string, Count>>
  readonly languages: Readonly<Record<string, { readonly mails: number; readonly quoted: number }>>
}

/** What the pages are made from: the registry, the fixtures, and what was measured. */
export class Facts {
  readonly systems: ReadonlyMap<string, SystemReader>
  readonly fixtures: readonly Fixture[]
  readonly measured: Measured
  readonly #root: URL
  readonly #sources: ReadonlyMap<string, string>

  constructor(root: URL) {
    this.#root = root
    this.systems = new Map([...SYSTEMS].reverse().map((system) => [system.id, system]))
    this.fixtures = fixturesIn(new URL('test/fixtures/mail/', root))
    this.measured = JSON.parse(readFileSync(new URL('docs/supported.json', root), 'utf8'))
    const folder = new URL('src/extract/mta/', root)
    this.#sources = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const),
    )
  }

  /** The files of src/extract/mta that declare a system. */
  filesOf(id: string): string[] {
    const declares = new RegExp(`(?:id: |named\\(\\s*)'${id}'`)
    const files = [...this.#sources].filter(([, text]) => declares.test(text)).map(([name]) => name)
    if (files.length === 0) throw new Error(`No file of src/extract/mta declares ${id}.`)
    return files
  }

  /** Which reader read a fixture: `dsn`, `text`, `qmail`, … */
  formatOf(fixture: string): string {
    const bytes = readFileSync(new URL(`test/fixtures/mail/${fixture}.eml`, this.#root))
    return inspectEmail(bytes).extraction.format.replace('format/', '')
  }
}

function fixturesIn(folder: URL): Fixture[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { events } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Expected
      const all = (field: 'software' | 'provider') => [
        ...new Set(events.flatMap((event) => (event[field] ? [event[field]] : []))),
      ]
      const name = file.replace('.json', '')
      return { name, real: name.includes('-real-'), systems: all('software'), receivers: all('provider') }
    })
}

interface Expected {
  readonly events: readonly { readonly software?: string | null; readonly provider?: string | null }[]
}
