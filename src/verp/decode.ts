import { sameText } from '../extract/webhook/verify/bytes.ts'
import { fromBase32, isBase32 } from './base32.ts'
import type { VerpKey } from './key.ts'
import {
  canonical,
  DAY,
  DAY_DIGITS,
  DEFAULT_PREFIX,
  FIELDS,
  type Field,
  hashOf,
  mannersOf,
  SIGNATURE_DIGITS,
  signatureOf,
} from './layout.ts'

/** How return paths are checked. */
export interface DecodeOptions {
  /** Those of which return paths may still come back: the one that signs now, and those before it. */
  readonly keys: readonly VerpKey[]
  /** The time now. */
  readonly at: Date | number
  readonly prefix?: string | undefined
  /** Names of your streams, to find the one of which a return path has the hash only. */
  readonly scopes?: readonly string[] | undefined
}

/** What a return path of ours tells. */
export interface SignedPath {
  readonly valid: true
  readonly keyId: string
  /** Milliseconds since 1970; from then on it is expired. */
  readonly expires: number
  /** In small letters; null where only its hash had room: see {@link matches}. */
  readonly recipient: string | null
  /** Null where it has none, or only the hash had room. */
  readonly messageId: string | null
  /** `*` for all mail; null where only its hash had room, and none of `scopes` has it. */
  readonly scope: string | null
  /** The fields of which only a hash had room. */
  readonly hashes: Readonly<Partial<Record<Field, string>>>
}

/** Why a return path is not believed. */
export type WhyRefused =
  /** It does not look like one of ours. */
  | 'not-ours'
  /** It looks like one of ours, and names a key that is not among the keys. */
  | 'key-unknown'
  /** The signature is wrong: made up, or changed on the way. */
  | 'forged'
  /** It was ours, too long ago. */
  | 'expired'

export type Decoded = SignedPath | { readonly valid: false; readonly why: WhyRefused }

const refused = (why: WhyRefused): Decoded => ({ valid: false, why })

/**
 * Reads a return path that {@link encode} made, in any case of letters. Never throws.
 *
 * @example
 * const path = verp.decode('b-aud4rhv5kfvba3ghphwjurewgthmm=news=anna=example.com@bounces.example.org', { keys, at })
 * path.valid && path.recipient // 'anna@example.com'
 */
export function decode(
  address: string,
  { keys, at, prefix = DEFAULT_PREFIX, scopes = [] }: DecodeOptions,
): Decoded {
  const parts = partsOf(address, prefix)
  if (parts === null) return refused('not-ours')
  const fields = readFields(parts)
  if (fields === null) return refused('not-ours')
  const key = keys.find(({ id }) => id === parts.keyId)
  if (key === undefined) return refused('key-unknown')
  const signature = signatureOf(key.secret, parts.before, parts.after, parts.domain)
  if (!sameText(signature, parts.signature)) return refused('forged')
  const expires = (nearestDay(parts.day, Number(at)) + 1) * DAY
  if (Number(at) >= expires) return refused('expired')
  const { wholes, hashes } = fields
  const none = hashes.scope === undefined ? '*' : null
  const scope = scopes.find((one) => hashes.scope === hashOf(key.secret, 'scope', one))
  return {
    valid: true,
    keyId: key.id,
    expires,
    recipient: wholes.recipient ?? null,
    messageId: wholes.messageId ?? null,
    scope: wholes.scope ?? scope ?? none,
    hashes,
  }
}

/**
 * Whether a return path is that of a recipient, message or stream, be it told whole or as a hash.
 *
 * @example
 * const path = verp.decode(address, { keys, at })
 * path.valid && verp.matches(path, 'recipient', 'anna@example.com', keys) // true
 */
export function matches(path: SignedPath, field: Field, value: string, keys: readonly VerpKey[]): boolean {
  const { [field]: hash } = path.hashes
  const key = keys.find(({ id }) => id === path.keyId)
  if (hash !== undefined) return key !== undefined && sameText(hash, hashOf(key.secret, field, value))
  return path[field] === canonical(field, value)
}

interface Parts {
  readonly keyId: string
  readonly day: number
  readonly form: number
  readonly signature: string
  /** What stands before and after the signature. */
  readonly before: string
  readonly after: string
  readonly domain: string
}

function partsOf(address: string, prefix: string): Parts | null {
  // Some other letters turn into one of ours in small.
  if (address.length > 320 || !isAscii(address)) return null
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0)).toLowerCase()
  if (!local.startsWith(prefix)) return null
  const [keyAt, dayAt, formAt] = [prefix.length, prefix.length + 1, prefix.length + 1 + DAY_DIGITS]
  const [signedAt, afterAt] = [formAt + 1, formAt + 1 + SIGNATURE_DIGITS]
  const signature = local.slice(signedAt, afterAt)
  const [day, form] = [fromBase32(local.slice(dayAt, formAt)), fromBase32(local.slice(formAt, signedAt))]
  if (day < 0 || signature.length < SIGNATURE_DIGITS || !isBase32(signature)) return null
  return {
    ...{ keyId: local.slice(keyAt, dayAt), day, form, signature },
    ...{ before: local.slice(0, signedAt), after: local.slice(afterAt) },
    domain: address.slice(at + 1).toLowerCase(),
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false
  return true
}

/** The fields after the signature; null where they are not laid out as the form says. */
function readFields({ form, after }: Parts) {
  const manners = mannersOf(form)
  if (manners === null) return null
  const hashes: Partial<Record<Field, string>> = {}
  let at = 0
  for (const [field, digits] of FIELDS) {
    if (manners[field] !== 'hash') continue
    hashes[field] = after.slice(at, at + digits)
    at += digits
  }
  const [rest, ...pieces] = after.slice(at).split('=')
  const wholes: Partial<Record<Field, string>> = {}
  for (const [field] of FIELDS) {
    if (manners[field] !== 'whole') continue
    const taken = pieces.splice(0, field === 'recipient' ? 2 : 1)
    if (taken.includes('') || taken.length < (field === 'recipient' ? 2 : 1)) return null
    wholes[field] = taken.join('@')
  }
  const complete = rest === '' && pieces.length === 0 && at <= after.length
  return complete ? { wholes, hashes } : null
}

/** Three digits count 32,768 days: the one meant is the nearest to now. */
function nearestDay(day: number, at: number): number {
  const round = 32 ** DAY_DIGITS
  const today = Math.floor(at / DAY)
  const ahead = (((day - today) % round) + round) % round
  return today + (ahead < round / 2 ? ahead : ahead - round)
}
