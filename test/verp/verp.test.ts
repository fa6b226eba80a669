import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verp } from '../../src/index.ts'

const AT = Date.UTC(2026, 4, 1, 12)
const DAY = 86_400_000
const key = { id: 'a', secret: 'a secret of the test suite' }
const keys = [key]
const domain = 'bounces.example.org'
const anna = {
  recipient: 'anna@example.com',
  messageId: '<m1@example.org>',
  scope: 'news',
  key,
  domain,
  at: AT,
}

/** What a return path of ours tells, which has to be one. */
function told(address: string, options: Partial<verp.DecodeOptions> = {}): verp.SignedPath {
  const path = verp.decode(address, { keys, at: AT, ...options })
  if (!path.valid) throw new Error(path.why)
  return path
}

const why = (address: string, options: Partial<verp.DecodeOptions> = {}) => {
  const path = verp.decode(address, { keys, at: AT, ...options })
  return path.valid ? 'valid' : path.why
}

describe('a signed return path', () => {
  test('names recipient, stream and message', () => {
    const address = verp.encode(anna)
    expect(address).toBe('b-aud4rpbqpzf7tbqpp3tdac2iohrqx=news=anna=example.com@bounces.example.org')
    const path = told(address)
    expect(path).toMatchObject({ keyId: 'a', recipient: 'anna@example.com', scope: 'news', messageId: null })
    expect(verp.matches(path, 'messageId', 'm1@example.org', keys)).toBe(true)
    expect(verp.matches(path, 'messageId', 'm2@example.org', keys)).toBe(false)
  })

  test('is read in any case of letters', () => {
    const path = verp.decode(verp.encode(anna).toUpperCase(), { keys, at: AT })
    expect(path).toEqual(told(verp.encode(anna)))
  })

  test('expires after its days', () => {
    const address = verp.encode({ ...anna, days: 10 })
    expect(new Date(told(address).expires).toISOString()).toBe('2026-05-12T00:00:00.000Z')
    expect(why(address, { at: AT + 10 * DAY })).toBe('valid')
    expect(why(address, { at: AT + 11 * DAY })).toBe('expired')
    expect(why(address, { at: AT + 10_000 * DAY })).toBe('expired')
  })

  test('of an old key is read for as long as the key is among the keys', () => {
    const old = { id: '9', secret: 'the secret of last year' }
    const address = verp.encode({ ...anna, key: old })
    expect(told(address, { keys: [key, old] }).keyId).toBe('9')
    expect(why(address)).toBe('key-unknown')
    expect(why(address, { keys: [{ id: '9', secret: 'somebody else made this up' }] })).toBe('forged')
  })

  test('has one stream of mail or all of it', () => {
    expect(told(verp.encode({ ...anna, scope: undefined })).scope).toBe('*')
    expect(told(verp.encode({ ...anna, scope: '*' })).scope).toBe('*')
  })

  test('has a hash where a field has no room, and is found by it', () => {
    const recipient = 'somebody.with.a.rather.long.name@department.university.example.com'
    const address = verp.encode({ ...anna, recipient, scope: 'The weekly newsletter' })
    const path = told(address)
    expect([path.recipient, path.scope]).toEqual([null, null])
    expect(verp.matches(path, 'recipient', recipient.toUpperCase(), keys)).toBe(true)
    expect(verp.matches(path, 'recipient', 'somebody@example.com', keys)).toBe(false)
    expect(told(address, { scopes: ['news', 'The weekly newsletter'] }).scope).toBe('The weekly newsletter')
  })

  test('of any message to anybody has at most 64 octets before the @, and tells them', () => {
    const local = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 })
    const name = fc.option(fc.string({ minLength: 1, maxLength: 40 }), { nil: undefined })
    fc.assert(
      fc.property(local, fc.domain(), name, name, (user, host, messageId, scope) => {
        const recipient = `${user}@${host}`
        const address = verp.encode({ ...anna, recipient, messageId, scope })
        expect(address.length - domain.length - 1).toBeLessThanOrEqual(64)
        expect(address).toMatch(/^[a-z0-9=._+-]+@bounces\.example\.org$/)
        const path = told(address, { scopes: ['other', ...(scope === undefined ? [] : [scope])] })
        expect(verp.matches(path, 'recipient', recipient, keys)).toBe(true)
        expect(path.recipient ?? recipient.toLowerCase()).toBe(recipient.toLowerCase())
        expect(path.scope).toBe(scope ?? '*')
        if (messageId !== undefined) expect(verp.matches(path, 'messageId', messageId, keys)).toBe(true)
      }),
    )
  })

  test('with any character changed is refused', () => {
    const addresses = [
      verp.encode(anna),
      verp.encode({ ...anna, recipient: 'jörg@example.com' }),
      verp.encode({ ...anna, messageId: '4711', scope: undefined }),
    ]
    for (const address of addresses) {
      for (let at = 0; at < address.length; at++) {
        for (let code = 0; code < 256; code++) {
          const changed = address.slice(0, at) + String.fromCharCode(code) + address.slice(at + 1)
          if (changed.toLowerCase() !== address) expect(why(changed)).not.toBe('valid')
        }
        expect(why(address.slice(0, at) + address.slice(at + 1))).not.toBe('valid')
      }
    }
  })

  test('with a letter that only looks like one of ours in small is refused', () => {
    const address = verp.encode({ ...anna, recipient: 'kim@example.com' })
    expect(why(address.replace('=kim=', '=\u212aim='))).toBe('not-ours')
  })

  test('is not what anybody else writes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => why(text) === 'not-ours'))
    for (const address of ['', '@', 'b-@x', 'info@example.org', `b-${'a'.repeat(500)}@example.org`])
      expect(why(address)).toBe('not-ours')
  })

  test('begins as you like', () => {
    const address = verp.encode({ ...anna, prefix: 'news+' })
    expect(address).toMatch(/^news\+a/)
    expect(why(address)).toBe('not-ours')
    expect(told(address, { prefix: 'news+' }).recipient).toBe('anna@example.com')
  })

  test.each([
    [{ key: key.secret as never }, "the key is not of the form { id: 'a', secret: '…' }"],
    [{ key: { id: 'a', secret: 'short' } }, 'the key a needs a secret of at least 16 characters'],
    [{ key: { id: 'new', secret: key.secret } }, 'the key new needs a name of one small letter or digit'],
    [{ prefix: '-' }, 'the prefix - is not up to 15 small letters'],
    [{ domain: 'bücher.example' }, 'bücher.example is no domain'],
    [{ recipient: 'anna' }, 'anna is no address'],
    [{ days: 0.5 }, 'days is not a whole number of 1 to 1000'],
  ])('is not made of %j', (wrong, said) => {
    expect(() => verp.encode({ ...anna, ...wrong })).toThrow(said)
  })
})
