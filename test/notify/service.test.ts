import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, expect, test } from 'vitest'
import { openService } from '../../src/service/open-service.ts'
import { receiver, until } from './receiver.ts'

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='
const folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a service tells a program of its settings what changes, also what changed just before it stopped', async () => {
  let broken = true
  const { url, received } = await receiver(() => (broken ? { status: 503 } : {}))
  const notify = { crm: { kind: 'webhook', url, secret: SECRET, allowPrivate: true } }
  const open = () =>
    openService({ data: join(folder, 'data'), port: 0, log: 'silent', notify }, { say: () => {} })
  const first = await open()
  await first.listen()
  await first.client.ingest([{ reply: '550 5.1.1 User unknown', recipient: 'dead@example.com' }])
  await until(() => received.length > 0)
  const [endpoint] = await first.client.endpoints()
  expect(endpoint).toMatchObject({ id: 'crm', origin: 'settings', types: ['address.*', 'incident.*'] })
  await expect(first.client.removeEndpoint('crm')).rejects.toThrow(
    'crm stands in the settings of the service',
  )
  await first.close()

  broken = false
  received.length = 0
  const second = await open()
  await second.listen()
  await until(() => received.length > 0)
  const [{ text, headers }] = received as [(typeof received)[0]]
  expect(new Webhook(SECRET).verify(text, headers as Record<string, string>)).toMatchObject({
    type: 'address.suppressed',
    data: { address: 'dead@example.com' },
  })
  await until(async () => (await second.client.endpoints())[0]!.waiting === 0)
  await second.close()

  const third = await openService({ data: join(folder, 'data'), port: 0, log: 'silent' }, { say: () => {} })
  await third.listen()
  expect(await third.client.endpoints()).toEqual([])
  await third.close()
})

test('settings that cannot be used are named before anything starts', async () => {
  const opened = openService({ data: join(folder, 'never'), notify: { a: { kind: 'pigeon' } } as never })
  await expect(opened).rejects.toThrow('notify.a.kind must be one of webhook, email, slack, ntfy, matrix.')
})
