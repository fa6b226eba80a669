import { sha256 } from '@noble/hashes/sha2.js'

const ID_BYTES = 12

/**
 * A stable id of what an event says: the same parts give the same id, in any process.
 * @returns 24 hexadecimal digits
 */
export function eventId(parts: readonly (string | number | null)[]): string {
  const digest = sha256(new TextEncoder().encode(parts.map((part) => part ?? '\u0000').join('\u0001')))
  let id = ''
  for (let i = 0; i < ID_BYTES; i++) id += digest[i]!.toString(16).padStart(2, '0')
  return id
}
