/**
 * How a signed return path is laid out. RFC 5321 section 4.5.3.1.1 gives a local part 64 octets, and a recipient alone
 * may have more. So each field stands whole where there is room, and else as a keyed hash, which whoever reads the
 * report compares with what the report names:
 *
 * ```
 * b-        a       ujq     f      7m2k…(16)  o3xd…    =anna=example.com  @bounces.example.org
 * prefix    key id  day     form   signature  hashes   whole fields
 * ```
 *
 * @module
 */
import { keyed } from './key.ts'

/** What a return path tells. */
export type Field = 'messageId' | 'scope' | 'recipient'

/** How a field stands in it. */
export type Manner = 'none' | 'hash' | 'whole'

/** The fields in the order in which they stand, and the digits of their hashes. */
export const FIELDS: readonly (readonly [Field, number])[] = [
  // Whose it is shall be as hard to forge as the signature; the others only tell messages and streams apart.
  ['messageId', 8],
  ['scope', 4],
  ['recipient', 16],
]

export const DAY = 86_400_000
export const DAY_DIGITS = 3
export const SIGNATURE_DIGITS = 16

/** Octets of a local part. */
export const LONGEST_LOCAL = 64

/** What comes before the signed part where nothing else is wished. */
export const DEFAULT_PREFIX = 'b-'

/** Leaves room for all fields as hashes. */
export const isPrefix = (prefix: string) => /^[a-z0-9][a-z0-9+_-]{0,14}$/.test(prefix)

const MANNERS: readonly Manner[] = ['none', 'hash', 'whole']

/** The digit that says how the fields stand: 27 of the 32 there are. */
export function formOf(manners: Readonly<Record<Field, Manner>>): number {
  return FIELDS.reduce((form, [field]) => form * 3 + MANNERS.indexOf(manners[field]), 0)
}

/** How the fields stand; null for a digit that is no form. */
export function mannersOf(form: number): Readonly<Record<Field, Manner>> | null {
  const manner = (power: number) => MANNERS[Math.floor(form / power) % 3]!
  const manners = { messageId: manner(9), scope: manner(3), recipient: manner(1) }
  return form < 0 || form >= 27 || manners.recipient === 'none' ? null : manners
}

/** A field as it stands whole; null where it cannot. No `=` and nothing that needs quotation marks. */
export function wholeOf(field: Field, value: string): string | null {
  if (field !== 'recipient') return isDotAtom(value) ? value : null
  const at = value.lastIndexOf('@')
  const [local, domain] = [value.slice(0, Math.max(at, 0)), value.slice(at + 1)]
  return isDotAtom(local) && isDotAtom(domain) ? `${local}=${domain}` : null
}

function isDotAtom(text: string): boolean {
  return /^[a-z0-9._+-]+$/.test(text) && !text.startsWith('.') && !text.endsWith('.') && !text.includes('..')
}

/** A field as it is hashed and signed: addresses in small letters, message ids without their brackets. */
export function canonical(field: Field, value: string): string {
  if (field === 'recipient') return value.toLowerCase()
  return field === 'messageId' ? value.replace(/^<|>$/g, '') : value
}

/** The hash of a field. */
export function hashOf(secret: string, field: Field, value: string): string {
  const [, digits] = FIELDS.find(([name]) => name === field)!
  return keyed(secret, field, [canonical(field, value)], digits)
}

/** The signature of all of it but itself. */
export function signatureOf(secret: string, before: string, after: string, domain: string): string {
  return keyed(secret, 'return-path', [before, after, domain], SIGNATURE_DIGITS)
}
