import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verp } from '../../src/index.ts'
import { SCHEMES } from '../../src/verp/schemes.ts'

const AT = Date.UTC(2026, 4, 1)
const TODAY = AT / 86_400_000

describe('return paths that list programs write', () => {
  test.each(SCHEMES.flatMap(({ scheme, is }) => Object.entries(is).map((one) => [scheme, ...one] as const)))(
    '%s: %s names %s',
    (scheme, address, recipient) => {
      expect(verp.readReturnPath(address)).toEqual({ scheme, address, recipient })
    },
  )

  test.each([
    'info@example.org',
    'anna+news@example.org',
    'a+b=c@example.org',
    'bounces+=example.com@example.org',
  ])('%s names nobody', (address) => {
    expect(verp.readReturnPath(address)).toBeNull()
  })

  test('never throws, whatever stands there', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void verp.readReturnPath(text)))
    fc.assert(
      fc.property(fc.stringMatching(/^(srs[01]|prvs|btv1|=|\+|-|a|@){1,12}$/), (text) => {
        verp.readReturnPath(text)
        verp.checkSrs(text, { secrets: ['s'], at: AT })
        verp.checkBatv(text, { keys: [{ number: 0, secret: 's' }], at: AT })
      }),
    )
  })
})

describe('BATV', () => {
  const secret = 'the relay’s secret'
  const tagged = (day: number, address = 'news@example.org') => {
    const tag = `1${String(day % 1000).padStart(3, '0')}`
    const sum = createHmac('sha1', secret).update(`${tag}${address}`).digest('hex').slice(0, 6)
    return `prvs=${tag}${sum}=${address}`
  }
  const keys = [{ number: 1, secret }]

  test.each([
    ['prvs=0713ab12cd=news@example.org', { key: 0, day: 713, tag: '0713ab12cd' }],
    ['PRVS=0713AB12CD=news@example.org', { key: 0, day: 713, tag: '0713AB12CD' }],
    ['btv1==713abcdef01==news@example.org', { key: null, day: null, tag: '713abcdef01' }],
    ['msprvs1=20593Xy=news@example.org', { key: null, day: null, tag: '20593Xy' }],
  ])('%s was signed for news@example.org', (address, parts) => {
    expect(verp.readBatv(address)).toEqual({ ...parts, address: 'news@example.org' })
    expect(verp.readReturnPath(address)).toMatchObject({ scheme: 'batv', address: 'news@example.org' })
  })

  test('is checked with the relay’s key', () => {
    expect(verp.checkBatv(tagged(TODAY + 7), { keys, at: AT })).toBe(true)
    expect(verp.checkBatv(tagged(TODAY - 1), { keys, at: AT })).toBe(false)
    expect(verp.checkBatv(tagged(TODAY + 7), { keys: [{ number: 2, secret }], at: AT })).toBe(false)
    const other = tagged(TODAY + 7).replace('news@', 'sales@')
    expect(verp.checkBatv(other, { keys, at: AT })).toBe(false)
  })

  test('around a path of ours or of a list is taken off', () => {
    const inner = 'list-bounces+anna=example.com@lists.example.org'
    expect(verp.readReturnPath(tagged(TODAY, inner))).toEqual({
      ...{ scheme: 'batv', address: inner, recipient: 'anna@example.com' },
    })
  })
})

describe('SRS', () => {
  const secret = 'the forwarder’s secret'
  const hash = (...parts: string[]) =>
    createHmac('sha1', secret).update(parts.join('').toLowerCase()).digest('base64').slice(0, 4)
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const time = (day: number) => `${digits[(day >> 5) & 31]}${digits[day & 31]}`
  const once = (day = TODAY) =>
    `SRS0=${hash(time(day), 'example.org', 'news')}=${time(day)}=example.org=news@first.example`
  const twice = () => {
    const user = once().slice(4, once().indexOf('@'))
    return `SRS1=${hash('first.example', user)}=first.example=${user}@second.example`
  }

  test('forwarded once: the sender, and who forwarded', () => {
    expect(verp.readSrs(once())).toMatchObject({
      ...{ version: 0, address: 'news@example.org', forwarder: 'first.example', day: TODAY % 1024 },
    })
    expect(verp.readReturnPath(once())).toMatchObject({ scheme: 'srs0', address: 'news@example.org' })
  })

  test('forwarded twice: the first sender all the same', () => {
    expect(verp.readSrs(twice())).toMatchObject({
      ...{ version: 1, address: 'news@example.org', forwarder: 'second.example' },
    })
  })

  test('is checked with the forwarder’s secret, in any case of letters', () => {
    for (const address of [once(), once().toLowerCase(), twice(), once(TODAY - 21)])
      expect(verp.checkSrs(address, { secrets: ['new', secret], at: AT })).toBe(true)
    expect(verp.checkSrs(once(TODAY - 22), { secrets: [secret], at: AT })).toBe(false)
    expect(verp.checkSrs(once(TODAY + 1), { secrets: [secret], at: AT })).toBe(false)
    expect(verp.checkSrs(once(), { secrets: ['another'], at: AT })).toBe(false)
    expect(verp.checkSrs(once().replace('news', 'sales'), { secrets: [secret], at: AT })).toBe(false)
  })
})
