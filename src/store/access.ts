import { createHash, randomBytes } from 'node:crypto'
import type { ApiKey, KeyScope } from './store.ts'
import type { KeyRow, Tables } from './tables.ts'

/** API keys: only hashes are kept, so a stolen file gives no access. */
export class Access {
  readonly #tables: Tables
  readonly #byHash = new Map<string, KeyRow>()

  constructor(tables: Tables) {
    this.#tables = tables
    for (const row of tables.keys()) this.#byHash.set(row.hash, row)
  }

  create(
    name: string,
    scopes: readonly KeyScope[],
    at: number,
    secret = `und_${randomBytes(24).toString('base64url')}`,
  ): { key: ApiKey; secret: string } {
    const hash = hashOf(secret)
    const row: KeyRow = { id: hash.slice(0, 12), name, scopes, createdAt: at, revokedAt: null, hash }
    this.#put(row)
    return { key: shown(row), secret }
  }

  list(): ApiKey[] {
    return [...this.#byHash.values()].map(shown)
  }

  revoke(id: string, at: number): boolean {
    const row = [...this.#byHash.values()].find((one) => one.id === id && one.revokedAt === null)
    if (row === undefined) return false
    this.#put({ ...row, revokedAt: at })
    return true
  }

  /** A secret is looked up by its hash: how long that takes tells nothing of any key. */
  of(secret: string): ApiKey | null {
    const row = this.#byHash.get(hashOf(secret))
    return row === undefined || row.revokedAt !== null ? null : shown(row)
  }

  #put(row: KeyRow): void {
    this.#tables.transaction(() => this.#tables.putKey(row))
    this.#byHash.set(row.hash, row)
  }
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

const shown = ({ id, name, scopes, createdAt, revokedAt }: KeyRow): ApiKey => ({
  ...{ id, name, scopes, createdAt, revokedAt },
})
