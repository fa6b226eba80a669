import { expect, test } from 'vitest'
import { decodeMail, partText } from '../../src/decode/mail.ts'
import { fixtures } from './tools.ts'

/** xorshift: the same seed gives the same mutations everywhere. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function mutate(mail: Uint8Array, next: (below: number) => number): Uint8Array {
  let bytes = Array.from(mail)
  for (let times = 1 + next(4); times > 0; times--) {
    const at = next(bytes.length + 1)
    const length = next(40)
    switch (next(7)) {
      case 0:
        bytes[at] = next(256)
        break
      case 1:
        bytes.splice(at, length)
        break
      case 2:
        bytes.splice(at, 0, ...bytes.slice(next(bytes.length + 1)).slice(0, length))
        break
      case 3:
        bytes = bytes.slice(0, at)
        break
      case 4:
        bytes.splice(at, 0, [10, 13, 0, 58, 61, 45, 34, 40, 60][next(9)]!)
        break
      case 5:
        bytes = bytes.map((byte) => (byte === 10 && next(20) === 0 ? 13 : byte))
        break
      default:
        bytes = [...bytes, ...bytes.slice(at)]
    }
  }
  return Uint8Array.from(bytes, (byte) => byte ?? 0)
}

test('mutated mails are read', () => {
  const mails = fixtures()
  for (let seed = 1; seed <= 2000; seed++) {
    const mutated = mutate(mails[seed % mails.length]!, random(seed))
    try {
      const { headers, parts } = decodeMail(mutated)
      expect(parts.length).toBeGreaterThan(0)
      for (const part of parts) {
        partText(part)
        expect(part.start).toBeLessThanOrEqual(part.end)
      }
      for (const name of headers.names) headers.all(name)
    } catch (cause) {
      throw new Error(`seed ${seed}`, { cause })
    }
  }
})
