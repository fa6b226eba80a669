import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openService } from '../../src/service/open-service.ts'
import { Speaker } from './harness.ts'

test('a service answers mail servers from its list, and counts what they asked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'undelivered-'))
  const socket = join(folder, 'policy')
  const service = await openService(
    {
      data: join(folder, 'data'),
      port: 0,
      log: 'silent',
      sending: { postfix: { kind: 'policy-service', listen: `unix:${socket}` } },
    },
    { say: () => {} },
  )
  onTestFinished(() => service.close())
  const address = await service.listen()
  const postfix = new Speaker(socket)
  const ask = () => postfix.ask('request=smtpd_access_policy\nrecipient=gone@example.com\n\n', '\n\n')

  expect(await ask()).toBe('action=DUNNO\n\n')
  await service.client.ingest([{ reply: '550 5.1.1 User unknown', recipient: 'gone@example.com' }])
  expect(await ask()).toMatch(/^action=REJECT 5\.1\.1 Not sent, on the suppression list: Suppressed since/)

  const metrics = await (await fetch(`${address}/metrics`)).text()
  expect(metrics).toContain('undelivered_sending_asked_total{listener="postfix",action="send"} 1')
  expect(metrics).toContain('undelivered_sending_asked_total{listener="postfix",action="refuse"} 1')
})

test('a block that cannot be used is told before anything is opened', async () => {
  const sending = { postfix: { kind: 'policy-service', listen: 'here' } } as const
  await expect(openService({ data: 'nowhere', sending })).rejects.toThrow(
    'The settings cannot be used. sending.postfix.listen must be an address and a port',
  )
})
