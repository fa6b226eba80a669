import { type NotGiven, NotGivenList } from './not-given.ts'

/** How far one mailbox was read: UIDs only grow as long as its UIDVALIDITY is the same (RFC 9051 section 2.3.1.1). */
export interface Place {
  readonly validity: string
  /** The last UID that was read; 0 where the mailbox is new, or was made anew. */
  uid: number
  /** What of it the server did not give. */
  readonly notGiven: NotGivenList
}

/** How far each mailbox was read. */
export class Position {
  readonly #places = new Map<string, Place>()

  /** @param text as {@link text} gives it; what cannot be read is begun again, which changes nothing */
  constructor(text: string | null) {
    for (const [mailbox, kept] of Object.entries(objectIn(text))) {
      const [validity, uid, notGiven] = Array.isArray(kept) ? kept : []
      if (typeof validity === 'string' && Number.isSafeInteger(uid))
        this.#places.set(mailbox, { validity, uid, notGiven: new NotGivenList(notGiven) })
    }
  }

  /** Where a mailbox stands; at its begin where it is new, or was made anew. */
  of(mailbox: string, validity: bigint): Place {
    const known = this.#places.get(mailbox)
    if (known?.validity === String(validity)) return known
    const place = { validity: String(validity), uid: 0, notGiven: new NotGivenList() }
    this.#places.set(mailbox, place)
    return place
  }

  /** What these mailboxes did not give, with the mailbox's name. */
  notGiven(mailboxes: readonly string[]): readonly (NotGiven & { readonly mailbox: string })[] {
    return mailboxes.flatMap((mailbox) => {
      const list = this.#places.get(mailbox)?.notGiven
      return [...(list?.passedOver ?? []), ...(list?.waiting ?? [])].map((one) => ({ ...one, mailbox }))
    })
  }

  get text(): string {
    const all = [...this.#places].map(([mailbox, { validity, uid, notGiven }]) => [
      mailbox,
      notGiven.uids.length === 0 ? [validity, uid] : [validity, uid, notGiven],
    ])
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
