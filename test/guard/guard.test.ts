import { describe, expect, test } from 'vitest'
import { guard } from '../../src/guard/guard.ts'
import { recipientsOf } from '../../src/guard/recipients.ts'
import { clientOfThree, clock, NOW } from './harness.ts'

interface Message {
  readonly to: string | readonly string[]
}

const iso = (at: number) => new Date(at).toISOString()

describe('any function that sends', () => {
  test('is called only for those whom the list lets through', async () => {
    const sent: Message[] = []
    const send = guard(async (message: Message) => sent.push(message), {
      client: await clientOfThree(),
      clock,
    })
    await send({ to: 'anna@example.com' })
    await expect(send({ to: 'gone@example.com' })).rejects.toMatchObject({ code: 'WITHHELD' })
    expect(sent).toEqual([{ to: 'anna@example.com' }])
  })

  test('is not called for what is no address', async () => {
    const send = guard(async (message: Message) => message, {
      client: await clientOfThree(),
      clock,
      recipients: ({ to }) => [to].flat(),
    })
    await expect(send({ to: 'anna at example.com' })).rejects.toMatchObject({
      code: 'WITHHELD',
      message: 'Not sent to anna at example.com: This is not an e-mail address: nothing can be sent to it.',
    })
    await expect(send({ to: 'Gone <gone@example.com>' })).rejects.toMatchObject({ code: 'WITHHELD' })
    expect(await send({ to: 'Anna <anna@example.com>' })).toMatchObject({ to: 'Anna <anna@example.com>' })
  })

  test('a message to several goes to all or to none, unless it is told how to take some out', async () => {
    const message = { to: ['anna@example.com', 'gone@example.com'] }
    const client = await clientOfThree()
    const whole = guard(async (one: Message) => ({ one }), { client, clock })
    await expect(whole(message)).rejects.toMatchObject({
      code: 'WITHHELD',
      undelivered: { withheld: [{ address: 'gone@example.com' }] },
    })
    const parted = guard(async (one: { to: string[] }) => ({ one }), {
      client,
      clock,
      without: ({ to }, withheld) => ({ to: to.filter((address) => !withheld.includes(address)) }),
    })
    expect(await parted(message)).toMatchObject({
      one: { to: ['anna@example.com'] },
      undelivered: { withheld: [{ address: 'gone@example.com' }] },
    })
  })

  test('what it throws is read, told to the list, and thrown on with advice', async () => {
    const client = await clientOfThree()
    const send = guard(
      async (_message: Message) => {
        throw Object.assign(new Error('full'), { response: '452 4.2.2 Mailbox full', responseCode: 452 })
      },
      { client, clock, scope: 'newsletter' },
    )
    await expect(send({ to: 'ben@example.net' })).rejects.toMatchObject({
      message: 'full',
      undelivered: {
        events: [{ reason: 'mailbox-full', recipient: 'ben@example.net' }],
        retryAt: iso(NOW + 24 * 3600 * 1000),
        advice: 'Try again in a few days; if it stays full, the mailbox is likely abandoned.',
      },
    })
    expect((await client.events()).items[0]).toMatchObject({
      address: 'ben@example.net',
      scope: 'newsletter',
    })
  })

  test('the same words on another day are another refusal', async () => {
    const client = await clientOfThree()
    let now = NOW - 10 * 24 * 3600 * 1000
    const send = guard(
      async (_message: Message) => {
        throw Object.assign(new Error('full'), { response: '452 4.2.2 Mailbox full', responseCode: 452 })
      },
      { client, clock: () => now },
    )
    for (let day = 0; day < 3; day++) {
      await expect(send({ to: 'ben@example.net' })).rejects.toThrow('full')
      await expect(send({ to: 'ben@example.net' })).rejects.toThrow('full')
      now += 24 * 3600 * 1000
    }
    expect((await client.address('ben@example.net')).events).toHaveLength(3)
  })

  test('what it returns is no failure, whatever sentences it holds', async () => {
    const client = await clientOfThree()
    const send = guard(async (_message: Message) => ({ id: '1', message: 'Queued. Thank you.' }), {
      client,
      clock,
    })
    expect(await send({ to: 'anna@example.com' })).toEqual({ id: '1', message: 'Queued. Thank you.' })
    const resend = guard(
      async (_message: Message) => ({
        data: null,
        error: { name: 'validation_error', statusCode: 422, message: 'Invalid `to` field.' },
      }),
      { client, clock },
    )
    expect(await resend({ to: 'anna@example.com' })).toHaveProperty('undelivered.events.length', 1)
  })

  test('a message whose recipients cannot be told is not sent', async () => {
    const send = guard(async (_message: object) => 'sent', { client: await clientOfThree(), clock })
    await expect(send({ template: 7 })).rejects.toMatchObject({ code: 'RECIPIENTS_UNKNOWN' })
  })
})

test('recipients are found where most clients put them', () => {
  expect(recipientsOf({ to: 'Anna <anna@example.com>, ben@example.net', cc: ['anna@example.com'] })).toEqual([
    'anna@example.com',
    'ben@example.net',
  ])
  expect(recipientsOf({ To: 'a@example.com', Bcc: 'b@example.com' })).toEqual([
    'a@example.com',
    'b@example.com',
  ])
  expect(recipientsOf({ to: [{ email: 'a@example.com' }, { address: 'b@example.com', name: 'B' }] })).toEqual(
    ['a@example.com', 'b@example.com'],
  )
  expect(recipientsOf({ Destination: { ToAddresses: ['a@example.com'], CcAddresses: [] } })).toEqual([
    'a@example.com',
  ])
  for (const none of [null, undefined, 'a@example.com', 7, {}, { to: null }])
    expect(recipientsOf(none)).toEqual([])
})
