import { describe, expect, test } from 'vitest'
import { networksOf } from '../../src/settings/place.ts'
import { Gate } from '../../src/sources/smtp/gate.ts'

let now = 0
const gate = (trust: readonly string[] = []) =>
  new Gate({
    ...{ maxConnections: 10, maxConnectionsPerClient: 1, maxMessagesPerMinute: 1 },
    ...{ trusted: networksOf(trust), clock: () => now },
  })

describe('who counts as one client', () => {
  test.each([
    ['an address', '192.0.2.1', '192.0.2.1'],
    ['one of IPv4, also where it is written as one of IPv6', '192.0.2.1', '::ffff:192.0.2.1'],
    ['a network of 64 bits of IPv6: one customer has as many', '2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6'],
    ['the same with zeros left out', '2001:db8::1', '2001:db8:0:0:ffff::1'],
  ])('%s', (_, one, same) => {
    const entrance = gate()
    expect(entrance.enter(one)).toBeNull()
    expect(entrance.enter(same)?.responseCode).toBe(421)
    entrance.leave(one)
    expect(entrance.enter(same)).toBeNull()
  })

  test.each([
    ['192.0.2.1', '192.0.2.2'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8::1', '2001:db9::1'],
  ])('%s and %s are two', (one, other) => {
    const entrance = gate()
    expect([entrance.enter(one), entrance.enter(other)]).toEqual([null, null])
  })
})

test('messages are counted anew each minute', () => {
  const entrance = gate()
  now = 60_000
  expect([entrance.message('192.0.2.1'), entrance.message('192.0.2.1')?.responseCode]).toEqual([null, 451])
  now = 120_000
  expect(entrance.message('192.0.2.1')).toBeNull()
})

test('whoever is trusted, or comes over a unix socket, counts only among all', () => {
  const entrance = gate(['192.0.2.0/24'])
  for (const address of ['192.0.2.1', '192.0.2.1', undefined, undefined, ''])
    expect([entrance.enter(address), entrance.message(address)]).toEqual([null, null])
})
