import { describe, expect, test } from 'vitest'
import type { Channel, Message } from '../../src/notify/channels/channel.ts'
import { CHANNEL_KINDS } from '../../src/notify/channels/index.ts'
import { Requests } from '../../src/notify/http/requests.ts'
import { readNotify } from '../../src/notify/kinds.ts'
import { smtpServer } from '../guard/harness.ts'
import { receiver } from './receiver.ts'

const ALERT: Message = {
  key: 'opened-outage-1',
  severity: 'critical',
  title: 'Outage at gmail: 312 addresses held',
  text: 'Since 10:40 <at> gmail & co.\n\nWhat to do next: wait.',
}

/** A channel by the settings of its block. */
function channel(kind: string, settings: object): Channel {
  const { blocks, mistakes } = readNotify({ it: { kind, ...settings } })
  expect(mistakes).toEqual([])
  const requests = new Requests({ allowPrivate: true, timeout: 60_000, connections: 2, most: 1000 })
  return CHANNEL_KINDS.find((one) => one.kind === kind)!.open(blocks.it as never, requests)
}

describe('channels', () => {
  test('email: a mail that no auto-responder answers', async () => {
    const server = await smtpServer()
    const settings = { from: 'undelivered@example.com', to: ['ops@example.com', 'anna@example.com'] }
    const mail = channel('email', { server: `smtp://127.0.0.1:${server.port}/?ignoreTLS=true`, ...settings })
    await mail.send({ ...ALERT, html: '<p>Since 10:40</p>' })
    mail.close?.()
    expect(server.taken).toEqual(['undelivered@example.com → ops@example.com, anna@example.com'])
    const [text] = server.messages
    expect(text).toContain('Subject: Outage at gmail: 312 addresses held\r\n')
    expect(text).toContain('Auto-Submitted: auto-generated\r\n')
    expect(text).toContain('What to do next: wait.')
    expect(text).toContain('text/html')
  })

  test('slack: a text, with what would be markup escaped', async () => {
    const { url, received } = await receiver(() => ({ body: 'ok' }))
    await channel('slack', { url: `${url}/services/T0/B0/x` }).send(ALERT)
    expect(received).toMatchObject([
      {
        ...{ method: 'POST', path: '/services/T0/B0/x' },
        body: {
          text: ':rotating_light: *Outage at gmail: 312 addresses held*\nSince 10:40 &lt;at&gt; gmail &amp; co.\n\nWhat to do next: wait.',
        },
      },
    ])
  })

  test('ntfy: with its urgency, and the token', async () => {
    const { url, received } = await receiver(() => ({ body: { id: 'x' } }))
    await channel('ntfy', { server: url, topic: 'mail-ops', token: 'tk_1' }).send(ALERT)
    expect(received).toMatchObject([
      {
        ...{ method: 'POST', path: '/', headers: { authorization: 'Bearer tk_1' } },
        body: { topic: 'mail-ops', title: ALERT.title, message: ALERT.text, priority: 5 },
      },
    ])
  })

  test('matrix: to the room, in the same transaction for the same message', async () => {
    const { url, received } = await receiver(() => ({ body: { event_id: '$1' } }))
    const room = channel('matrix', { server: url, room: '!abc:example.com', token: 'syt_1' })
    await room.send(ALERT)
    await room.send(ALERT)
    expect(received).toMatchObject([
      {
        ...{ method: 'PUT', headers: { authorization: 'Bearer syt_1' } },
        body: { msgtype: 'm.text', body: `${ALERT.title}\n\n${ALERT.text}` },
      },
      { path: received[0]!.path },
    ])
    expect(received[0]!.path).toMatch(
      /^\/_matrix\/client\/v3\/rooms\/!abc%3Aexample.com\/send\/m.room.message\/[0-9a-f]+$/,
    )
    expect(received[0]!.body.formatted_body).toContain('Since 10:40 &lt;at&gt; gmail &amp; co.')
  })

  test('what is not taken is told in words', async () => {
    const { url } = await receiver(() => ({ status: 403, body: 'invalid_token' }))
    await expect(channel('slack', { url }).send(ALERT)).rejects.toThrow('It answered 403: invalid_token.')
    const closed = channel('ntfy', { server: 'http://127.0.0.1:9', topic: 'x' })
    await expect(closed.send(ALERT)).rejects.toThrow('Nobody listens there (connection refused).')
  })

  test('mistakes in their settings are named', () => {
    const { mistakes } = readNotify({
      mail: { kind: 'email', server: 'localhost', from: 'a@example.com', to: [] },
      phone: { kind: 'ntfy', topic: 'no spaces', quiet: '22-7', timeZone: 'Berlin', weekly: 'someday' },
      zone: { kind: 'ntfy', topic: 'x', timeZone: 'Berlin' },
    })
    expect(mistakes.join('\n')).toMatchInlineSnapshot(`
      "notify.mail.to must not be empty.
      notify.phone.topic must match pattern "^[-\\w]{1,64}$".
      notify.phone.weekly must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday.
      notify.zone.timeZone must be a time zone as Europe/Berlin."
    `)
  })
})
