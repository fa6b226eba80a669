import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyReply, replyEvent } from '../src/classify-reply.ts'
import type { DeliveryEvent } from '../src/model/event.ts'
import { REASON_NAMES } from '../src/model/reasons.ts'
import { readEmail } from '../src/read-email.ts'

const dir = new URL('./fixtures/mail/', import.meta.url)
const fixtures = readdirSync(dir)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, dir))) }))

/** What holds of every event, whatever was read. */
function expectSound(event: DeliveryEvent): void {
  expect(event.id).toMatch(/^[0-9a-f]{24}$/)
  const fails = event.kind === 'bounce' || event.kind === 'delayed'
  expect(event.type === null).toBe(!fails)
  expect(event.reason === null || REASON_NAMES.includes(event.reason)).toBe(true)
  if (event.kind === 'bounce') expect(event.reason).not.toBeNull()
  if (event.kind === 'delayed') expect(event.type).toBe('soft')
  expect(event.status === null || /^[245]\.\d{1,3}\.\d{1,3}$/.test(event.status)).toBe(true)
  expect(event.recipient).not.toBe('')
  expect(event.explanation.confidence).toBeGreaterThan(0)
  expect(event.explanation.confidence).toBeLessThanOrEqual(1)
  expect(event.advice.text).not.toBe('')
  expect(JSON.parse(JSON.stringify(event))).toEqual(event)
}

/** A small seeded generator (mulberry32), so that a failure can be played again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One to five bytes changed, lines doubled, dropped or moved, or the mail cut. */
function mutate(bytes: Uint8Array, next: () => number): Uint8Array {
  const at = () => Math.floor(next() * bytes.length)
  const kind = Math.floor(next() * 4)
  if (kind === 0) return bytes.slice(0, at())
  if (kind === 1) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
    return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)])
  }
  if (kind === 2) {
    const from = at()
    const piece = bytes.subarray(from, from + Math.floor(next() * 400))
    const to = at()
    return Uint8Array.from([...bytes.subarray(0, to), ...piece, ...bytes.subarray(to)])
  }
  const changed = bytes.slice()
  for (let n = Math.ceil(next() * 5); n > 0; n--) changed[at()] = Math.floor(next() * 256)
  return changed
}

describe('reading', () => {
  it('gives sound events for mutated reports', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const next = random(seed)
      const fixture = fixtures[Math.floor(next() * fixtures.length)]!
      const mutated = mutate(fixture.bytes, next)
      try {
        for (const event of readEmail(mutated)) expectSound(event)
      } catch (error) {
        throw new Error(`Seed ${seed}, from ${fixture.name}`, { cause: error })
      }
    }
  })

  it('gives sound events for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => readEmail(bytes).forEach(expectSound)),
    )
  })

  it('gives sound verdicts for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expectSound(replyEvent(text))
        expect(classifyReply(text)).toEqual(classifyReply(text))
      }),
    )
  })

  for (const { name, bytes } of fixtures) {
    it(`${name}: twice the same, whatever its line ends`, () => {
      const events = readEmail(bytes)
      expect(readEmail(bytes)).toEqual(events)
      const text = Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n')
      const withEnds = (end: string) => new Uint8Array(Buffer.from(text.replaceAll('\n', end), 'latin1'))
      for (const end of ['\n', '\r\n', '\r']) expect(readEmail(withEnds(end))).toEqual(events)
    })
  }
})
