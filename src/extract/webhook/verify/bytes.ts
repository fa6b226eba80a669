const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Whether two texts are the same, in a time that does not tell where they differ. Their lengths are no secret. */
export function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let j = 0; j < 4; j++) {
      text += i + j > bytes.length ? '=' : BASE64[(group >> (18 - 6 * j)) & 63]!
    }
  }
  return text
}

export function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The bytes of a base64 text; null for one that is not exactly what {@link base64} would write. Lenient decoders
 * pass over the last bits, so that a changed text could still be the same signature.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0 || text.length > MAX_BASE64) return null
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 4) {
    let group = 0
    for (let j = 0; j < 4; j++) group = (group << 6) | Math.max(0, BASE64.indexOf(text[i + j]!))
    bytes.push((group >> 16) & 255, (group >> 8) & 255, group & 255)
  }
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const found = new Uint8Array(bytes.slice(0, bytes.length - padding))
  return base64(found) === text ? found : null
}

/** Keys and signatures are short. */
const MAX_BASE64 = 64 * 1024
