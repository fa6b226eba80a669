import { beforeEach, describe, expect, test } from 'vitest'
import { type Service, service } from './harness.ts'

let it: Service
beforeEach(async () => {
  it = await service()
})

const SENDGRID = [
  'status,reason,email,created',
  '5.1.1,550 5.1.1 User unknown,gone@example.com,1763000000',
  ',no such person,not an address,1763000000',
  '5.2.2,552 5.2.2 Mailbox full,full@example.com,1763000000',
].join('\n')

describe('lists', () => {
  test('are taken over with reason and date; a bad line is named and stops nothing', async () => {
    const dry = await it.call(
      'POST',
      '/v1/suppressions/import?format=sendgrid:bounces&dryRun=true',
      SENDGRID,
      { type: 'text/csv' },
    )
    expect(dry.body).toMatchObject({ format: 'sendgrid', added: 2, known: 0, problems: 1 })
    expect((await it.call('GET', '/v1/suppressions')).body.items).toEqual([])

    const { body } = await it.call('POST', '/v1/suppressions/import', SENDGRID, { type: 'text/csv' })
    expect(body).toMatchObject({ format: 'sendgrid', lines: 4, added: 2, known: 0, problems: 1 })
    expect(body.examples).toMatchObject([{ line: 3 }])
    expect((await it.call('GET', '/v1/check/gone@example.com')).body).toMatchObject({
      send: false,
      reason: 'unknown-user',
      since: '2025-11-13T02:13:20.000Z',
    })
    const again = await it.call('POST', '/v1/suppressions/import', SENDGRID, { type: 'text/csv' })
    expect(again.body).toMatchObject({ added: 0, known: 2 })
  })

  test('a list that nobody knows is refused, saying what was seen', async () => {
    const { status, body } = await it.call('POST', '/v1/suppressions/import', 'colour,size\nred,9\n', {
      type: 'text/csv',
    })
    expect(status).toBe(400)
    expect(body.detail).toContain('colour')
  })

  test('are given out in the format of a service, and come back the same', async () => {
    await it.call('POST', '/v1/suppressions', { address: 'a@example.com', note: 'asked, by phone' })
    const csv = await it.call('GET', '/v1/suppressions/export')
    expect(csv.type).toContain('text/csv')
    expect(csv.body.split(/\r?\n/)).toHaveLength(3)
    const other = await service()
    expect(
      (await other.call('POST', '/v1/suppressions/import', csv.body, { type: 'text/csv' })).body,
    ).toMatchObject({
      format: 'undelivered',
      added: 1,
    })
    expect((await other.call('GET', '/v1/suppressions')).body.items).toMatchObject([
      { address: 'a@example.com', note: 'asked, by phone', cause: 'manual' },
    ])
    const ses = await it.call('GET', '/v1/suppressions/export?format=ses&form=json')
    expect(ses.body).toMatchObject({ SuppressedDestinationSummaries: [{ emailAddress: 'a@example.com' }] })
    expect((await it.call('GET', '/v1/suppressions/export?format=nobody')).status).toBe(400)
  })
})
