import { count, uncount } from './buckets.ts'
import { newRow, type Row, WIDTH } from './row.ts'

/** What rows are of: a receiver, a stream, what a blocklist lists, mail that was never sent. */
const KINDS = ['receiver', 'stream', 'list', 'backscatter'] as const
export type RowKind = (typeof KINDS)[number]

export interface Entry {
  readonly name: string
  readonly row: Row
  /** Whether it is otherwise than it was kept last. */
  dirty: boolean
}

/** How many are remembered: those heard of last. */
const MOST = 10_000

/** The rows of all receivers, streams and listings, as many as are remembered, and which of them have changed. */
export class Rows {
  readonly #rows: Readonly<Record<RowKind, Map<string, Entry>>> = {
    ...{ receiver: new Map(), stream: new Map(), list: new Map(), backscatter: new Map() },
  }
  #size = 0
  #dirty: Entry[] = []
  #forgotten: string[] = []
  readonly #isNeeded: (entry: Entry) => boolean

  /** @param isNeeded whether one must not be forgotten */
  constructor(isNeeded: (entry: Entry) => boolean) {
    this.#isNeeded = isNeeded
  }

  /** Takes a row as {@link all} gave it; tells what it is of. */
  load(name: string, row: Row): { readonly entry: Entry; readonly kind: RowKind; readonly words: string[] } {
    const [kind, ...words] = name.split('\n') as [RowKind, ...string[]]
    const entry = { name, row, dirty: false }
    this.#put(kind, words.join('\n'), entry)
    return { entry, kind, words }
  }

  get all(): Entry[] {
    return KINDS.flatMap((kind) => [...this.#rows[kind].values()])
  }

  of(kind: RowKind): IterableIterator<Entry> {
    return this.#rows[kind].values()
  }

  get(kind: RowKind, word: string): Entry | undefined {
    return this.#rows[kind].get(word)
  }

  /** The row of a receiver, stream or listing, found by its own word: names are long, and put together only once. */
  entry(kind: RowKind, word: string): Entry {
    const found = this.#rows[kind].get(word)
    if (found !== undefined) return found
    if (this.#size >= MOST) this.#dropOldest()
    const made = { name: word === '' ? kind : `${kind}\n${word}`, row: newRow(), dirty: false }
    this.#put(kind, word, made)
    return made
  }

  count(entry: Entry, at: number, places: readonly number[]): Row {
    this.touch(entry)
    count(entry.row, at, places, WIDTH)
    return entry.row
  }

  uncount(entry: Entry, at: number, place: number): void {
    this.touch(entry)
    uncount(entry.row, at, place)
  }

  touch(entry: Entry): void {
    if (entry.dirty) return
    entry.dirty = true
    this.#dirty.push(entry)
  }

  /** What is otherwise than when this was last asked; null for what was forgotten. One that came back stands last. */
  changes(): [name: string, row: Row | null][] {
    const forgotten = this.#forgotten.map((name): [string, null] => [name, null])
    const changed = this.#dirty.map((entry): [string, Row] => {
      entry.dirty = false
      return [entry.name, entry.row]
    })
    this.#forgotten = []
    this.#dirty = []
    return [...forgotten, ...changed]
  }

  #put(kind: RowKind, word: string, entry: Entry): void {
    this.#rows[kind].set(word, entry)
    this.#size++
  }

  /** Forgets a quarter of them: those heard of longest ago that nobody needs. */
  #dropOldest(): void {
    const all = KINDS.flatMap((kind) => [...this.#rows[kind]].map(([word, entry]) => ({ kind, word, entry })))
    const free = all.filter(({ entry }) => !this.#isNeeded(entry))
    free.sort((a, b) => a.entry.row.newest - b.entry.row.newest)
    const dropped = new Set<Entry>()
    for (const { kind, word, entry } of free.slice(0, MOST / 4)) {
      this.#rows[kind].delete(word)
      this.#size--
      this.#forgotten.push(entry.name)
      dropped.add(entry)
    }
    this.#dirty = this.#dirty.filter((entry) => !dropped.has(entry))
  }
}
