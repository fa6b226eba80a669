import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { hex, sameText, utf8 } from '../extract/webhook/verify/bytes.ts'
import { DAY } from './layout.ts'

/** An address that a relay signed (BATV, draft-levine-smtp-batv-01). */
export interface BatvAddress {
  /** The number of the relay's key, 0 to 9; null where the relay's tags are of another form. */
  readonly key: number | null
  /** The day on which it expires, days since 1970 modulo 1000. */
  readonly day: number | null
  readonly tag: string
  /** The address that was signed. */
  readonly address: string
}

/** A relay's key. */
export interface BatvKey {
  readonly number: number
  readonly secret: string
}

/**
 * The parts of an address that a relay signed: `prvs=KDDDSSSSSS=local@domain`; null for others.
 *
 * @example readBatv('prvs=0713ab12cd=news@example.org')?.address // 'news@example.org'
 */
export function readBatv(address: string): BatvAddress | null {
  const [scheme = '', tag = '', ...rest] = address.split('=')
  const name = scheme.toLowerCase()
  // QUIRK: Barracuda writes `btv1==hash==local`, SparkPost `msprvs1=tag=local`.
  const local = name === 'btv1' && tag === '' ? rest.slice(2).join('=') : rest.join('=')
  const isTagged = name === 'prvs' || name === 'msprvs1' || (name === 'btv1' && tag === '' && rest[1] === '')
  if (!isTagged || local.lastIndexOf('@') < 1) return null
  const told = name === 'prvs' && /^\d{4}[0-9a-f]{6}$/i.test(tag)
  return {
    key: told ? Number(tag[0]) : null,
    day: told ? Number(tag.slice(1, 4)) : null,
    tag: name === 'btv1' ? rest[0]! : tag,
    address: local,
  }
}

/**
 * Whether a relay of yours signed the address, and it has not expired.
 *
 * @example checkBatv('prvs=0713ab12cd=news@example.org', { keys: [{ number: 0, secret }], at: Date.now() })
 */
export function checkBatv(
  address: string,
  { keys, at }: { readonly keys: readonly BatvKey[]; readonly at: Date | number },
): boolean {
  const found = readBatv(address)
  if (found?.key == null || found.day === null) return false
  const { tag, address: signed } = found
  const today = Math.floor(Number(at) / DAY)
  // Three digits come round each thousand days; more than half of that ahead is behind.
  if ((((found.day - today) % 1000) + 1000) % 1000 >= 500) return false
  return keys.some(({ number, secret }) => {
    if (number !== found.key) return false
    const made = hex(hmac(sha1, utf8(secret), utf8(`${tag.slice(0, 4)}${signed}`)).subarray(0, 3))
    return sameText(made, tag.slice(4).toLowerCase())
  })
}
