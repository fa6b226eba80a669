import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { collect, Room } from '../../src/sources/smtp/message.ts'

const bytesOf = (collected: Awaited<ReturnType<typeof collect>>) =>
  'bytes' in collected ? Buffer.from(collected.bytes).toString() : collected.failed

describe('a message', () => {
  test('that comes byte by byte is the same, and takes no more memory than its bytes', async () => {
    const text = Array.from({ length: 25_001 }, (_, n) => String(n % 10)).join('')
    const room = new Room(text.length)
    const stream = Readable.from(text.split('').map((one) => Buffer.from(one)))
    expect(bytesOf(await collect(stream, text.length, room))).toBe(text)
    expect(room.take(1)).toBe(false)
  })

  test('that is too large, or for which there is no room, leaves none of its bytes behind', async () => {
    const room = new Room(10)
    const pieces = () => Readable.from([Buffer.from('12345'), Buffer.from('67890'), Buffer.from('x')])
    expect(bytesOf(await collect(pieces(), 8, room))).toBe('too-large')
    expect(bytesOf(await collect(pieces(), 100, room))).toBe('no-room')
    expect(room.take(10)).toBe(true)
  })
})
