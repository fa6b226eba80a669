import { classifyReply } from '../../classify-reply.ts'
import { dateInWords } from '../../decide/check.ts'
import type { LineProblem, ReadEntry } from '../../exchange/entry.ts'
import type { ClassifyText } from '../../exchange/finish.ts'
import { ListReader } from '../../exchange/list-reader.ts'
import type { Reason } from '../../model/reasons.ts'
import { normalAddress } from '../../store/address-key.ts'
import type { Effect, Entry } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import { Turns } from '../turns.ts'
import { entryFrom } from './entry.ts'

/** A line of a list that was read. */
export interface ImportedLine {
  readonly line: number
  readonly address: string
  readonly scope: string
  /** A plain sentence: by what the list knows it already, or that its time is over; null where there is none. */
  readonly why: string | null
}

/** What became of an import. */
export interface Imported {
  /** What was recognised, as `sendgrid`; null for an empty list. */
  readonly format: string | null
  readonly lines: number
  /** Entries by which an address gets no mail that got mail before. */
  readonly added: number
  /** Entries of addresses that get no mail already. */
  readonly known: number
  /** Entries that stop no mail: let go by somebody since, at an end, or for no fault of the address. */
  readonly withoutEffect: number
  /** Records that stop no mail, as subscribers in good standing. */
  readonly passedOver: number
  readonly problems: number
  /** The first of the lines that could not be read. */
  readonly examples: readonly LineProblem[]
  /** The first lines of each sort of entries. */
  readonly shown: Readonly<Record<'added' | 'known' | 'withoutEffect', readonly ImportedLine[]>>
}

export interface ImportOptions {
  readonly format?: string | undefined
  readonly scope?: string | undefined
  /** Tells what would be new, and changes nothing. */
  readonly dryRun: boolean
  readonly who: string
  readonly now: number
}

type ImportStore = Pick<Store, 'import' | 'wouldEnter' | 'check'>

/** As much of what was read as is told of it. */
type Line = Pick<ReadEntry, 'line' | 'address' | 'scope'>

/** What an entry does; by what the list knows it already. */
type Told = Awaited<ReturnType<Store['import']>>[number]

/** Entries that go to the store at once: events wait for a preview, and checks for what goes over. */
const BATCH = 500
/** Batches that the store has before it while more lines are read: what waits there is kept together. */
const AHEAD = { real: 80, dry: 1 }
/** Characters that are read at once. */
const SLICE = 8192
/** Lines of each sort that are shown. */
const SHOWN = 100
/** Addresses of one list that are remembered, to see which stand in it twice; what comes after them is not looked at for that. */
const REMEMBERED = 100_000

/**
 * Reads a list as it comes and enters it batch by batch: a list of any length takes no more memory than a short one.
 *
 * @throws UndeliveredError `LIST_FORMAT`, `LIST_UNKNOWN`
 */
export async function importList(
  pieces: AsyncIterable<string>,
  store: ImportStore,
  options: ImportOptions,
): Promise<Imported> {
  const importing = new Importing(store, options)
  for await (const piece of pieces) await importing.take(piece)
  return importing.end()
}

/** Texts whose reasons are remembered: a list says the same again and again. */
const TEXTS = 1000

function remembering(classify: ClassifyText): ClassifyText {
  const known = new Map<string, Reason | null>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const reason = classify(text)
    if (known.size >= TEXTS) known.clear()
    known.set(text, reason)
    return reason
  }
}

class Importing {
  readonly #store: ImportStore
  readonly #options: ImportOptions
  readonly #reader: ListReader
  readonly #examples: LineProblem[] = []
  readonly #counts = { new: 0, known: 0, none: 0 }
  readonly #shown = { new: [] as ImportedLine[], known: [] as ImportedLine[], none: [] as ImportedLine[] }
  /** The lines by which addresses are new, by their scope and address. */
  readonly #lines = new Map<string, number>()
  readonly #turns = new Turns()
  #batch: ReadEntry[] = []
  /** What the store is doing, the oldest first. */
  readonly #doing: { readonly read: readonly Line[]; readonly told: Promise<readonly Told[]> }[] = []

  constructor(store: ImportStore, options: ImportOptions) {
    this.#store = store
    this.#options = options
    const { format, scope } = options
    this.#reader = new ListReader({
      format,
      scope,
      classify: remembering((text) => classifyReply(text).reason),
    })
  }

  async take(piece: string): Promise<void> {
    for (let at = 0; at < piece.length; at += SLICE) {
      this.#sort(this.#reader.push(piece.slice(at, at + SLICE)))
      await this.#give(BATCH)
      if (this.#turns.over()) await this.#turns.next()
    }
  }

  async end(): Promise<Imported> {
    this.#sort(this.#reader.end())
    await this.#give(1)
    while (this.#doing.length > 0) await this.#hear()
    const { lines, problems, passedOver } = this.#reader.progress
    const { new: added, known, none: withoutEffect } = this.#counts
    return {
      format: this.#reader.format,
      ...{ lines, added, known, withoutEffect, passedOver, problems },
      examples: this.#examples,
      shown: { added: this.#shown.new, known: this.#shown.known, withoutEffect: this.#shown.none },
    }
  }

  #sort(found: readonly (ReadEntry | LineProblem)[]): void {
    for (const one of found) {
      if (!('problem' in one)) this.#batch.push(one)
      else if (this.#examples.length < SHOWN) this.#examples.push(one)
    }
  }

  /** Gives the store what was read, if it is so much, and waits for it only where it has much before it. */
  async #give(least: number): Promise<void> {
    const { who, now, dryRun } = this.#options
    while (this.#batch.length >= least) {
      const all = this.#batch.splice(0, BATCH)
      const read: ReadEntry[] = []
      for (const one of all)
        if (one.until !== null && one.until <= now) this.#over(one, one.until)
        else read.push(one)
      const entries = read.map((one) => entryFrom(one, who, now))
      const told = dryRun ? this.#previewed(entries) : this.#store.import(entries, now)
      // Where one fails, the others may, too: it is the first that is told of.
      told.catch(() => {})
      this.#doing.push({ read: read.map(({ line, address, scope }) => ({ line, address, scope })), told })
      if (this.#doing.length >= (dryRun ? AHEAD.dry : AHEAD.real)) await this.#hear()
    }
  }

  /** Counts what the oldest batch did. */
  async #hear(): Promise<void> {
    const { read, told } = this.#doing.shift()!
    for (const [n, { effect, why }] of (await told).entries())
      this.#count(read[n]!, effect, why ?? 'The same was entered before.')
    if (this.#turns.over()) await this.#turns.next()
  }

  async #previewed(entries: readonly Entry[]): Promise<readonly Told[]> {
    const { now } = this.#options
    const before = entries.map(({ address, scope = '*' }) => this.#store.check(address, scope, now))
    const effects = await this.#store.wouldEnter(entries, now)
    return effects.map((effect, n) => {
      const { state, why } = before[n]!
      return { effect, why: state === 'suppressed' ? why : null }
    })
  }

  /** It has ended where it comes from: to enter it would stop mail anew. */
  #over({ line, address, scope }: ReadEntry, until: number): void {
    this.#counts.none++
    if (this.#shown.none.length < SHOWN)
      this.#shown.none.push({ line, address, scope, why: `It ended on ${dateInWords(until)}.` })
  }

  /** @param why by what it is known, if it is */
  #count({ line, address, scope }: Line, alone: Effect, why: string): void {
    if (alone === 'new' && !this.#options.dryRun && this.#lines.size === REMEMBERED) {
      // It was entered, so no line before it can have been the same; and enough are shown.
      this.#counts.new++
      return
    }
    const name = scope === '*' ? normalAddress(address) : `${scope}\n${normalAddress(address)}`
    const earlier = this.#lines.get(name)
    const effect = earlier === undefined ? alone : 'known'
    if (effect === 'new' && this.#lines.size < REMEMBERED) this.#lines.set(name, line)
    this.#counts[effect]++
    const shown = this.#shown[effect]
    if (shown.length >= SHOWN) return
    const known = earlier === undefined ? why : `Line ${earlier} has it, too.`
    shown.push({ line, address, scope, why: effect === 'known' ? known : null })
  }
}
