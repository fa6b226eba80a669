import { readBatv } from './batv.ts'
import { SCHEMES } from './schemes.ts'
import { readSrs } from './srs.ts'

/** What the form of a return path tells. None of it is signed in a way that can be checked here. */
export interface ReturnPath {
  /** `batv`, `srs0`, `srs1`, or which way of writing the recipient into it: `mailman`, `ezmlm`, `verp`, … */
  readonly scheme: string
  /** The return path without what relays and forwarders made of it. */
  readonly address: string
  /** The recipient that it names. */
  readonly recipient: string | null
}

/** Relays and forwarders that one after another wrote upon it. */
const DEEPEST = 5

/**
 * Reads the return paths that relays, forwarders and list programs write; null for a plain address.
 *
 * @example
 * readReturnPath('prvs=0713ab12cd=list-bounces+anna=example.com@lists.example.org')
 * // { scheme: 'batv', address: 'list-bounces+anna=example.com@lists.example.org', recipient: 'anna@example.com' }
 */
export function readReturnPath(given: string): ReturnPath | null {
  let address = given
  let scheme: string | null = null
  for (let depth = 0; depth < DEEPEST && address.length <= 320; depth++) {
    const srs = readSrs(address)
    const inner = readBatv(address) ?? srs
    if (inner === null) break
    scheme ??= srs === null ? 'batv' : `srs${srs.version}`
    address = inner.address
  }
  const named = namedIn(address)
  if (named !== null) return { scheme: scheme ?? named.scheme, address, recipient: named.recipient }
  return scheme === null ? null : { scheme, address, recipient: null }
}

function namedIn(address: string): { readonly scheme: string; readonly recipient: string } | null {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  if (local.length > 256) return null
  for (const { scheme, before } of SCHEMES) {
    const found = before.exec(local)
    if (found === null) continue
    const rest = local.slice(found[0].length)
    const equals = rest.lastIndexOf('=')
    const domain = rest.slice(equals + 1)
    if (equals > 0 && /^[\w.-]+\.[\w-]+$/.test(domain))
      return { scheme, recipient: `${rest.slice(0, equals)}@${domain.toLowerCase()}` }
  }
  return null
}
