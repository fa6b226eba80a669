import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../extract/webhook/verify/bytes.ts'
import { base32 } from './base32.ts'

/** What return paths are signed with. */
export interface VerpKey {
  /** One letter or digit. It stands in each return path, so that keys can be changed while mail is under way. */
  readonly id: string
  /** At least 16 characters that nobody can guess: `openssl rand -hex 32`. */
  readonly secret: string
}

/** Fewer characters can be guessed. */
const SHORTEST_SECRET = 16

/** What is wrong with a key, as it follows its name; null where nothing is. */
export function keyMistake({ id, secret }: VerpKey): string | null {
  if (!/^[a-z0-9]$/.test(id)) return 'needs a name of one small letter or digit'
  return secret.length < SHORTEST_SECRET
    ? `needs a secret of at least ${SHORTEST_SECRET} characters (openssl rand -hex 32)`
    : null
}

/** Digits of the base-32 keyed hash of texts; each `use` has hashes of its own. */
export function keyed(secret: string, use: string, texts: readonly string[], digits: number): string {
  const data = utf8(['undelivered-1', use, ...texts].join('\0'))
  return base32(hmac(sha256, utf8(secret), data), digits)
}
