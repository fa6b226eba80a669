import type { Settled } from '../../store/outgoing.ts'

type Undelivered = Omit<Settled['undelivered'][number], 'message'>

/**
 * How far an endpoint is. All messages up to its position are delivered, or are kept as undelivered: after a crash
 * nothing is missing, and only what was sent a moment ago is sent again.
 */
export class Progress {
  /** The last message that was read. */
  read: number
  readonly #settle: (settled: Settled) => Promise<void>
  /** Read, and neither delivered nor failed yet, in their order. */
  readonly #fresh = new Set<number>()
  /** What is not kept yet: null for those that were delivered. */
  #changes = new Map<number, Undelivered | null>()
  #position: number
  #keeping: Promise<void> | null = null

  constructor(position: number, settle: (settled: Settled) => Promise<void>) {
    this.read = position
    this.#position = position
    this.#settle = settle
  }

  /** A message was read; only one that is wanted is under way. */
  reads(id: number, wanted: boolean): void {
    this.read = id
    if (wanted) this.#fresh.add(id)
  }

  delivered(id: number): void {
    // One that is not fresh any more, or waits since before, stands among the undelivered.
    if (!this.#fresh.delete(id)) this.#changes.set(id, null)
  }

  undelivered(id: number, { attempts, next, error, dead }: Undelivered): void {
    this.#fresh.delete(id)
    this.#changes.set(id, { attempts, next, error, dead })
  }

  /** Keeps what is new. */
  async keep(): Promise<void> {
    await this.#keeping
    this.#keeping = this.#write()
    await this.#keeping
  }

  async #write(): Promise<void> {
    const [oldest] = this.#fresh
    const position = oldest === undefined ? this.read : oldest - 1
    if (this.#changes.size === 0 && position === this.#position) return
    const changes = this.#changes
    this.#changes = new Map()
    const delivered = [...changes].flatMap(([id, one]) => (one === null ? [id] : []))
    const undelivered = [...changes].flatMap(([message, one]) => (one === null ? [] : [{ ...one, message }]))
    try {
      await this.#settle({ position, delivered, undelivered })
      this.#position = position
    } catch (error) {
      this.#changes = new Map([...changes, ...this.#changes])
      throw error
    }
  }
}
