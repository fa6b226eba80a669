import { classifyReply } from '../../classify-reply.ts'
import type { LineProblem, SuppressionEntry } from '../../exchange/entry.ts'
import { ListReader } from '../../exchange/list-reader.ts'
import type { Store } from '../../store/store.ts'
import { entryFrom } from './entry.ts'

/** What became of an import. */
export interface Imported {
  /** What was recognised, as `sendgrid`; null for an empty list. */
  readonly format: string | null
  readonly lines: number
  readonly added: number
  /** Entries that were there already. */
  readonly known: number
  /** Records that stop no mail, as subscribers in good standing. */
  readonly passedOver: number
  readonly problems: number
  /** The first of them. */
  readonly examples: readonly LineProblem[]
}

export interface ImportOptions {
  readonly format?: string | undefined
  readonly scope?: string | undefined
  /** Counts what would be new, and changes nothing. */
  readonly dryRun: boolean
  readonly who: string
  readonly now: number
  /** Called after each batch and for each problem. */
  readonly onProgress?: (lines: number, entries: number) => void
  readonly onProblem?: (problem: LineProblem) => void
}

const BATCH = 5000
const EXAMPLES = 100

/**
 * Reads a list as it comes and enters it batch by batch: a list of any length takes no more memory than a short one.
 *
 * @throws UndeliveredError `LIST_FORMAT`, `LIST_UNKNOWN`
 */
export async function importList(
  pieces: AsyncIterable<string>,
  store: Pick<Store, 'enter' | 'check'>,
  options: ImportOptions,
): Promise<Imported> {
  const importing = new Importing(store, options)
  for await (const piece of pieces) await importing.take(piece)
  return importing.end()
}

class Importing {
  readonly #store: Pick<Store, 'enter' | 'check'>
  readonly #options: ImportOptions
  readonly #reader: ListReader
  readonly #examples: LineProblem[] = []
  #batch: SuppressionEntry[] = []
  #added = 0
  #known = 0

  constructor(store: Pick<Store, 'enter' | 'check'>, options: ImportOptions) {
    this.#store = store
    this.#options = options
    const { format, scope } = options
    this.#reader = new ListReader({ format, scope, classify: (text) => classifyReply(text).reason })
  }

  async take(piece: string): Promise<void> {
    this.#sort(this.#reader.push(piece))
    while (this.#batch.length >= BATCH) await this.#enter(this.#batch.splice(0, BATCH))
  }

  async end(): Promise<Imported> {
    this.#sort(this.#reader.end())
    await this.#enter(this.#batch)
    const { lines, problems, passedOver } = this.#reader.progress
    return {
      format: this.#reader.format,
      ...{ lines, added: this.#added, known: this.#known, passedOver, problems },
      examples: this.#examples,
    }
  }

  #sort(found: readonly (SuppressionEntry | LineProblem)[]): void {
    for (const one of found) {
      if (!('problem' in one)) this.#batch.push(one)
      else {
        if (this.#examples.length < EXAMPLES) this.#examples.push(one)
        this.#options.onProblem?.(one)
      }
    }
  }

  async #enter(entries: readonly SuppressionEntry[]): Promise<void> {
    const { who, now, dryRun, onProgress } = this.#options
    const isNew = dryRun
      ? entries.map(({ address, scope }) => this.#store.check(address, scope, now).state !== 'suppressed')
      : (
          await this.#store.enter(
            entries.map((one) => entryFrom(one, who, now)),
            now,
          )
        ).map((one) => one === 'accepted')
    const added = isNew.filter(Boolean).length
    this.#added += added
    this.#known += entries.length - added
    onProgress?.(this.#reader.progress.lines, this.#added + this.#known)
  }
}
