import type { Client, Item } from '../../client/index.ts'
import type { Io } from '../io.ts'
import { Problems } from '../problems.ts'
import { Progress } from '../progress.ts'

/** Items of one request, and about how many bytes; the next ones wait until they are durable. */
const BATCH = 1000
const BATCH_BYTES = 8 * 1024 * 1024

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

  constructor(client: Client, io: Io, progress = new Progress(io.stderr, io.now)) {
    this.#client = client
    this.progress = progress
    this.#problems = new Problems(io.stderr, () => this.progress.clear())
  }

  /**
   * @param place where it was read, should it be rejected
   * @param bytes about how long it is
   * @returns a promise only where a batch is full
   */
  add(item: Item, place: string, bytes: number): Promise<void> | null {
    this.#items.push(item)
    this.#places.push(place)
    this.#bytes += bytes
    return this.#items.length < BATCH && this.#bytes < BATCH_BYTES ? null : this.#send()
  }

  async end(): Promise<Sent> {
    if (this.#items.length > 0) await this.#send()
    this.progress.clear()
    return this.#told
  }

  async #send(): Promise<void> {
    const [items, places] = [this.#items, this.#places]
    ;[this.#items, this.#places, this.#bytes] = [[], [], 0]
    const told = await this.#client.ingest(items)
    for (const { line, error } of told.rejected) this.#problems.report(places[line - 1] ?? '', error)
    this.#told = {
      accepted: this.#told.accepted + told.accepted,
      duplicates: this.#told.duplicates + told.duplicates,
      rejected: this.#told.rejected + told.rejected.length,
    }
  }
}
