/** So often a connection has to end over one and the same message, asked for alone, until it is taken for the cause. */
const BREAKS = 3

/** Messages that were asked for when a connection ended: one of them may be the cause, and each is asked for alone. */
export class Suspects {
  readonly #breaks = new Map<string, number>()
  readonly #unsized = new Set<string>()
  /** How often a connection ended over messages. */
  ends = 0

  /** @param box a mailbox, with its UIDVALIDITY */
  has(box: string, uid: number): boolean {
    return this.#breaks.has(nameOf(box, uid))
  }

  /** Of which of these the sizes may be asked; not of suspects, and of none where a connection ended over that. */
  sizable(box: string, uids: readonly number[]): readonly number[] {
    return this.#unsized.has(box) ? [] : uids.filter((uid) => !this.has(box, uid))
  }

  /** Notes that the connection ended while sizes were asked: servers read whole messages to tell them. */
  brokeOverSizes(box: string): void {
    this.ends++
    this.#unsized.add(box)
  }

  /** Notes that all messages of a mailbox were asked for. */
  through(box: string): void {
    this.#unsized.delete(box)
  }

  /** Notes that the connection ended while these were asked for. */
  broke(box: string, uids: readonly number[]): void {
    this.ends++
    for (const uid of uids) {
      const before = this.#breaks.get(nameOf(box, uid)) ?? 0
      this.#breaks.set(nameOf(box, uid), uids.length === 1 ? before + 1 : before)
    }
  }

  /** Whether this one is the cause. It is asked for in vain then, and may be asked for once more another time. */
  isCause(box: string, uid: number): boolean {
    const isCause = (this.#breaks.get(nameOf(box, uid)) ?? 0) >= BREAKS
    if (isCause) this.#breaks.set(nameOf(box, uid), BREAKS - 1)
    return isCause
  }

  /** Notes that these were had. */
  forget(box: string, uids: readonly number[]): void {
    for (const uid of uids) this.#breaks.delete(nameOf(box, uid))
  }
}

const nameOf = (box: string, uid: number) => `${box} ${uid}`
