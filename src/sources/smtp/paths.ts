import { domainToASCII } from 'node:url'
import { decode, type SignedPath } from '../../verp/decode.ts'
import type { VerpKey } from '../../verp/key.ts'
import { readReturnPath } from '../../verp/read-return-path.ts'

/** An address that mail is taken for. */
export type Path =
  /** A return path that was signed here. */
  | { readonly kind: 'signed'; readonly path: SignedPath }
  /** It looks like one that was, and is forged, expired or of a key that is gone. */
  | { readonly kind: 'doubtful' }
  /** One that the settings name; list programs write the recipient into it. */
  | { readonly kind: 'named'; readonly recipient: string | null }

/** Of which addresses mail is taken. */
export interface PathsOptions {
  readonly domains: readonly string[]
  readonly keys: readonly VerpKey[]
  readonly prefix: string
  readonly scopes: readonly string[]
  /** Addresses, and `@example.org` for all of a domain. */
  readonly addresses: readonly string[]
}

/** Tells whose address a recipient is. */
export class Paths {
  readonly #options: PathsOptions
  readonly #domains: ReadonlySet<string>
  readonly #named: ReadonlySet<string>

  constructor(options: PathsOptions) {
    this.#options = options
    this.#domains = new Set(options.domains.map((domain) => domainToASCII(domain)))
    this.#named = new Set(options.addresses.map(plain))
  }

  /**
   * What an address is to us; null for one that no mail is taken for.
   *
   * @param at in milliseconds since 1970
   */
  of(address: string, at: number): Path | null {
    // Relays and forwarders may have written upon it.
    const inner = readReturnPath(address)
    const worn = inner === null || inner.address === address ? [address] : [address, inner.address]
    for (const one of worn) {
      const signed = this.#signed(one, at)
      if (signed !== null) return signed
    }
    return worn.some((one) => this.#isNamed(one))
      ? { kind: 'named', recipient: inner?.recipient ?? null }
      : null
  }

  #signed(address: string, at: number): Path | null {
    const [local, domain] = halves(address)
    if (!this.#domains.has(domain)) return null
    const { keys, prefix, scopes } = this.#options
    const path = decode(`${local}@${domain}`, { keys, prefix, scopes, at })
    if (path.valid) return { kind: 'signed', path }
    return path.why === 'not-ours' ? null : { kind: 'doubtful' }
  }

  #isNamed(address: string): boolean {
    const [local, domain] = halves(address.toLowerCase())
    const plus = local.indexOf('+')
    const bare = plus > 0 ? local.slice(0, plus) : local
    return [`${local}@${domain}`, `${bare}@${domain}`, `@${domain}`].some((one) => this.#named.has(one))
  }
}

function halves(address: string): readonly [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, Math.max(at, 0)), domainToASCII(address.slice(at + 1))]
}

const plain = (address: string) => halves(address.toLowerCase()).join('@')
