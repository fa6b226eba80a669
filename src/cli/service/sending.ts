import type { Client, Item } from '../../client/index.ts'
import type { Io } from '../io.ts'
import { Problems } from '../problems.ts'
import { Progress } from '../progress.ts'

/** Items of one request, and about how many bytes. */
const BATCH = 1000
const BATCH_BYTES = 8 * 1024 * 1024
/** A log that is read as it is written gives few lines at a time: they do not wait for a batch to fill. */
const WAIT_MS = 1000

/** What became of all that was sent. */
export interface Sent {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
}

/** Sends items to the service in batches, and names on stderr what it rejects. */
export class Sending {
  readonly progress: Progress
  readonly #client: Client
  readonly #problems: Problems
  #items: Item[] = []
  #places: string[] = []
  #bytes = 0
  #told: Sent = { accepted: 0, duplicates: 0, rejected: 0 }
  /** The batches that are on their way, one after the other. */
  #sent: Promise<void> = Promise.resolve()
  #failed = false
  #timer: NodeJS.Timeout | null = null

  constructor(client: Client, io: Io, progress = new Progress(io.stderr, io.now)) {
    this.#client = client
    this.progress = progress
    this.#problems = new Problems(io.stderr, () => this.progress.clear())
  }

  /**
   * @param place where it was read, should it be rejected
   * @param bytes about how long it is
   * @returns a promise only where a batch is full: it resolves when all so far is durable
   */
  add(item: Item, place: string, bytes: number): Promise<void> | null {
    this.#items.push(item)
    this.#places.push(place)
    this.#bytes += bytes
    if (this.#failed) return this.#sent
    if (this.#items.length >= BATCH || this.#bytes >= BATCH_BYTES) return this.#send()
    this.#timer ??= setTimeout(() => this.#send(), WAIT_MS)
    return null
  }

  async end(): Promise<Sent> {
    await this.#send()
    this.progress.clear()
    return this.#told
  }

  /** After a batch that failed none is sent: whoever waits is told. */
  #send(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const [items, places] = [this.#items, this.#places]
    ;[this.#items, this.#places, this.#bytes] = [[], [], 0]
    if (items.length > 0) {
      this.#sent = this.#sent.then(() => this.#batch(items, places))
      // Nobody may be waiting yet: the next item is refused.
      this.#sent.catch(() => {
        this.#failed = true
      })
    }
    return this.#sent
  }

  async #batch(items: readonly Item[], places: readonly string[]): Promise<void> {
    const told = await this.#client.ingest(items)
    for (const { line, error } of told.rejected) this.#problems.report(places[line - 1] ?? '', error)
    this.#told = {
      accepted: this.#told.accepted + told.accepted,
      duplicates: this.#told.duplicates + told.duplicates,
      rejected: this.#told.rejected + told.rejected.length,
    }
  }
}
