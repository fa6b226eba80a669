import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { Served } from './process.ts'
import { Client, KEY, pathOf, report } from './smtp-harness.ts'

/** Hands messages in as a mail server does: each again until it is answered 250. */
async function deliver(port: number, recipients: readonly string[]): Promise<void> {
  const left = [...recipients]
  while (left.length > 0) {
    const client = await Client.greeted(port)
    for (let answer = '250'; answer.startsWith('250') && left.length > 0; ) {
      answer = await client.send('<>', [pathOf(left[0]!)], report(left[0]!))
      if (answer.startsWith('250')) left.shift()
    }
    client.end()
    await after(50)
  }
}

test('a service that is killed again and again loses nothing that it answered 250, and counts nothing twice', async () => {
  const port = await freePort()
  const service = new Served({
    ...{ kind: 'smtp', listen: `127.0.0.1:${port}`, domains: ['bounces.example.org'] },
    keys: { a: KEY.secret },
  })
  await service.start()
  const senders = Array.from({ length: 4 }, (_, s) =>
    Array.from({ length: 150 }, (_, n) => `user${s}-${n}@example.com`),
  )
  let sending = true
  const sent = Promise.all(senders.map((recipients) => deliver(port, recipients))).finally(() => {
    sending = false
  })
  for (let round = 0; round < 3 && sending; round++) {
    await after(250 + 200 * round)
    await service.kill()
    await service.start()
  }
  await sent
  const { items } = await service.get('/v1/events?limit=1000')
  const kept = items.map(({ address }: { address: string }) => address)
  expect(kept.sort()).toEqual(senders.flat().sort())
})
