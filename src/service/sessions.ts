import { createHash, randomBytes } from 'node:crypto'

/** How long somebody stays signed in, and how many can be. */
const DEFAULTS = { milliseconds: 12 * 3600 * 1000, most: 10_000 } as const

interface Session {
  readonly keyId: string
  readonly endsAt: number
}

/**
 * Who is signed in to the page, by the token in the browser's cookie. Kept in this process only, and as hashes: a
 * restart signs everybody out.
 */
export class Sessions {
  readonly #byHash = new Map<string, Session>()
  readonly #limits: { readonly milliseconds: number; readonly most: number }

  constructor(limits: { readonly milliseconds: number; readonly most: number } = DEFAULTS) {
    this.#limits = limits
  }

  /** Signs in with a key; resolves to the token, which is shown to the browser alone. */
  open(keyId: string, now: number): { readonly token: string; readonly endsAt: number } {
    const token = randomBytes(32).toString('base64url')
    const endsAt = now + this.#limits.milliseconds
    this.#byHash.set(hashOf(token), { keyId, endsAt })
    // The oldest goes first: a Map keeps the order in which it was filled.
    if (this.#byHash.size > this.#limits.most) this.#byHash.delete(this.#byHash.keys().next().value!)
    return { token, endsAt }
  }

  /** The id of the key that this token stands for; null once it has ended. */
  keyIdOf(token: string, now: number): string | null {
    const hash = hashOf(token)
    const session = this.#byHash.get(hash)
    if (session === undefined) return null
    if (session.endsAt > now) return session.keyId
    this.#byHash.delete(hash)
    return null
  }

  close(token: string): void {
    this.#byHash.delete(hashOf(token))
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64')
