import { hash, randomBytes } from 'node:crypto'
import type { KeyRow } from './rows.ts'
import type { ApiKey, KeyScope } from './shapes.ts'

/** API keys: only hashes are kept, so a stolen file gives no access. */
export class KeyRing {
  readonly #byHash = new Map<string, KeyRow>()

  constructor(rows: readonly KeyRow[]) {
    for (const row of rows) this.put(row)
  }

  put(row: KeyRow): void {
    this.#byHash.set(row.hash, row)
  }

  list(): ApiKey[] {
    return [...this.#byHash.values()].map(shownKey)
  }

  /** The key of this id, unless it was revoked. */
  find(id: string): KeyRow | null {
    return [...this.#byHash.values()].find((one) => one.id === id && one.revokedAt === null) ?? null
  }

  /** A secret is looked up by its hash: how long that takes tells nothing of any key. */
  of(secret: string): ApiKey | null {
    const row = this.#byHash.get(hashOf(secret))
    return row === undefined || row.revokedAt !== null ? null : shownKey(row)
  }
}

export const newSecret = () => `und_${randomBytes(24).toString('base64url')}`

export function keyRow(name: string, scopes: readonly KeyScope[], at: number, secret: string): KeyRow {
  const hashed = hashOf(secret)
  return { id: hashed.slice(0, 12), name, scopes, createdAt: at, revokedAt: null, hash: hashed }
}

const hashOf = (secret: string) => hash('sha256', secret)

export const shownKey = ({ id, name, scopes, createdAt, revokedAt }: KeyRow): ApiKey => ({
  ...{ id, name, scopes, createdAt, revokedAt },
})
