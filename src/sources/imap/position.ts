/** How far one mailbox was read: UIDs only grow as long as its UIDVALIDITY is the same (RFC 9051 section 2.3.1.1). */
interface Place {
  readonly validity: string
  readonly uid: number
}

/** How far each mailbox was read. */
export class Position {
  readonly #places = new Map<string, Place>()

  /** @param text as {@link text} gives it; what cannot be read is begun again, which changes nothing */
  constructor(text: string | null) {
    for (const [mailbox, place] of Object.entries(objectIn(text)))
      if (Array.isArray(place) && typeof place[0] === 'string' && Number.isSafeInteger(place[1]))
        this.#places.set(mailbox, { validity: place[0], uid: place[1] as number })
  }

  /** The last UID that was read; 0 where the mailbox is new, or was made anew. */
  of(mailbox: string, validity: bigint): number {
    const place = this.#places.get(mailbox)
    return place !== undefined && place.validity === String(validity) ? place.uid : 0
  }

  set(mailbox: string, validity: bigint, uid: number): void {
    this.#places.set(mailbox, { validity: String(validity), uid })
  }

  get text(): string {
    const all = [...this.#places].map(([mailbox, { validity, uid }]) => [mailbox, [validity, uid]])
    return JSON.stringify(Object.fromEntries(all))
  }
}

function objectIn(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
