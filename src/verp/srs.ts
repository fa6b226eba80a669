import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { base64, sameText, utf8 } from '../extract/webhook/verify/bytes.ts'
import { fromBase32 } from './base32.ts'
import { DAY } from './layout.ts'

/** The sender of forwarded mail as the forwarder wrote it (Sender Rewriting Scheme). */
export interface SrsAddress {
  /** 0: forwarded once; 1: by another forwarder before. */
  readonly version: 0 | 1
  readonly hash: string
  /** The day on which it was made, days since 1970 modulo 1024. */
  readonly day: number
  /** The sender before all forwarding. */
  readonly address: string
  /** Whose domain stands in the address: the last forwarder. */
  readonly forwarder: string
  /** What the hash is made of. */
  readonly hashed: readonly string[]
}

/**
 * The parts of `SRS0=HHH=TT=domain=local@forwarder` or `SRS1=HHH=first==HHH=TT=domain=local@forwarder`; null for others.
 *
 * @example readSrs('SRS0=HHH=TT=example.org=news@forwarder.example')?.address // 'news@example.org'
 */
export function readSrs(address: string): SrsAddress | null {
  const at = address.lastIndexOf('@')
  if (at < 6 || !/^srs[01][=+-]/i.test(address)) return null
  const forwarder = address.slice(at + 1).toLowerCase()
  const [hash = '', ...rest] = address.slice(5, at).split('=')
  if (address[3] === '0') {
    const inner = readInner(rest)
    return inner === null ? null : { version: 0, hash, ...inner, forwarder }
  }
  // The first forwarder's SRS0 address stands there without its name, with whichever separator it has.
  const [first = '', ...others] = rest
  const user = others.join('=')
  const inner = /^[=+-]/.test(user) ? readInner(user.slice(1).split('=').slice(1)) : null
  return inner === null ? null : { version: 1, hash, ...inner, forwarder, hashed: [first, user] }
}

function readInner([time = '', host = '', ...user]: readonly string[]) {
  const day = time.length === 2 ? fromBase32(time.toLowerCase()) : -1
  const local = user.join('=')
  if (day < 0 || host === '' || local === '') return null
  return { day, address: `${local}@${host.toLowerCase()}`, hashed: [time, host, local] }
}

/** Forwarders take back what they wrote for so many days; libsrs2's default. */
const DEFAULT_DAYS = 21

/**
 * Whether a forwarder with this secret wrote the address, not too long ago. Letters may have changed their case on the
 * way, so that is no difference.
 *
 * @example checkSrs('SRS0=HHHH=TT=example.org=news@forwarder.example', { secrets: ['…'], at: Date.now() })
 */
export function checkSrs(
  address: string,
  {
    secrets,
    at,
    days = DEFAULT_DAYS,
  }: {
    readonly secrets: readonly string[]
    readonly at: Date | number
    readonly days?: number | undefined
  },
): boolean {
  const found = readSrs(address)
  if (found === null || found.hash.length < 4) return false
  const age = (((Math.floor(Number(at) / DAY) - found.day) % 1024) + 1024) % 1024
  if (age > days) return false
  const data = utf8(found.hashed.join('').toLowerCase())
  return secrets.some((secret) => {
    const made = base64(hmac(sha1, utf8(secret), data)).slice(0, found.hash.length)
    return sameText(made.toLowerCase(), found.hash.toLowerCase())
  })
}
