const MINUTE = 60_000
/** How long to wait before a message is asked for again: the server may only be busy. Then it is passed over. */
const WAITS = [1, 10, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE)
/** So many are no matter of single messages any more: the server gives none. */
const MOST_WAITING = 200
/** As many of those passed over are known by name. */
const MOST_PASSED_OVER = 1000
const LONGEST_REASON = 200

/** A message that the server has, and does not give. */
export interface NotGiven {
  readonly uid: number
  readonly tries: number
  /** When to ask for it again, in milliseconds since 1970; null: no more. */
  readonly again: number | null
  /** Why, in the server's words. */
  readonly reason: string
}

/** The messages of one mailbox that the server does not give: asked for a few times more, then passed over and named. */
export class NotGivenList {
  readonly #messages = new Map<number, NotGiven>()

  /** @param kept as {@link toJSON} gives it; what cannot be read is left out */
  constructor(kept: unknown = []) {
    for (const one of Array.isArray(kept) ? kept : []) {
      const [uid, tries, again, reason] = Array.isArray(one) ? one : []
      if (Number.isSafeInteger(uid) && Number.isSafeInteger(tries) && typeof reason === 'string')
        this.#messages.set(uid, { uid, tries, again: typeof again === 'number' ? again : null, reason })
    }
  }

  /** Notes that a message was asked for in vain. */
  add(uid: number, reason: string, at: number): NotGiven {
    const tries = (this.#messages.get(uid)?.tries ?? 0) + 1
    const wait = WAITS[tries - 1]
    const again = wait === undefined ? null : at + wait
    const one = { uid, tries, again, reason: reason.slice(0, LONGEST_REASON) }
    this.#messages.set(uid, one)
    const oldest = again === null && this.passedOver.length > MOST_PASSED_OVER ? this.passedOver[0]! : null
    if (oldest !== null) this.#messages.delete(oldest.uid)
    return one
  }

  /** Forgets those that the server gave after all. */
  forget(uids: readonly number[]): void {
    for (const uid of uids) this.#messages.delete(uid)
  }

  /** Forgets those that have gone from the mailbox. */
  keepOnly(there: ReadonlySet<number>): void {
    this.forget(this.uids.filter((uid) => !there.has(uid)))
  }

  /** Which to ask for again now. */
  due(at: number): readonly number[] {
    return this.waiting.filter(({ again }) => again! <= at).map(({ uid }) => uid)
  }

  get uids(): readonly number[] {
    return [...this.#messages.keys()]
  }

  /** Those that are asked for again. */
  get waiting(): readonly NotGiven[] {
    return [...this.#messages.values()].filter(({ again }) => again !== null)
  }

  /** Those that are not. */
  get passedOver(): readonly NotGiven[] {
    return [...this.#messages.values()].filter(({ again }) => again === null)
  }

  /** Whether the server rather gives nothing at all. */
  get isFull(): boolean {
    return this.waiting.length >= MOST_WAITING
  }

  toJSON(): readonly unknown[] {
    return [...this.#messages.values()].map(({ uid, tries, again, reason }) => [uid, tries, again, reason])
  }
}
