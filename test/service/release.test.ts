import { beforeEach, describe, expect, test } from 'vitest'
import { type Service, service } from './harness.ts'

let it: Service
beforeEach(async () => {
  it = await service()
  await it.call('POST', '/v1/suppressions', [
    { address: 'a@example.com', cause: 'complaint' },
    { address: 'b@example.com' },
    { address: 'c@example.net' },
  ])
})

describe('releasing all that a filter finds', () => {
  test('counts first, then releases these and no others', async () => {
    expect((await it.call('GET', '/v1/suppressions/count?domain=example.com')).body).toEqual({ count: 2 })
    const { body } = await it.call('POST', '/v1/suppressions/release', { filter: { domain: 'example.com' } })
    expect(body).toEqual({ released: 2, unnamed: 0 })
    const { items } = (await it.call('GET', '/v1/suppressions')).body
    expect(items.map(({ address }: { address: string }) => address)).toEqual(['c@example.net'])
  })

  test('of all at once is refused: a filter must name something', async () => {
    const { status, body } = await it.call('POST', '/v1/suppressions/release', { filter: {} })
    expect([status, body.code]).toEqual([400, 'bad-request'])
  })

  test('needs an admin', async () => {
    const key = await it.key(['read'])
    const filter = { filter: { domain: 'example.com' } }
    expect((await it.call('POST', '/v1/suppressions/release', filter, { key })).status).toBe(403)
  })
})

test('addresses are found by how they begin, with their state', async () => {
  expect((await it.call('GET', '/v1/addresses?beginning=A@')).body).toEqual({
    items: [{ address: 'a@example.com', state: 'suppressed' }],
  })
})
