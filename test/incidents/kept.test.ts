import { expect, test } from 'vitest'
import { DISTRUST, HOUR, MINUTE, Sender } from './sender.ts'

const START = Date.UTC(2026, 8, 7, 8)

test('an incident was noticed when that arrived which told of it, however much is handed in with it', async () => {
  const sender = new Sender()
  const people = sender.people('reader', 100)
  for (const [n, { address }] of people.entries())
    sender.hear(address, START + n * MINUTE, n >= 30 && n < 60 ? DISTRUST : null)
  await sender.settle()
  const [incident] = await sender.store.incidents()
  expect(incident).toMatchObject({ kind: 'sender-trouble', from: START, lastSeen: START + 56 * MINUTE })
  expect(incident!.openedAt).toBeLessThanOrEqual(incident!.lastSeen)
  // Days later nothing of it is new.
  sender.hear('somebody@example.org', START + 72 * HOUR, null)
  await sender.settle()
  const [later] = await sender.store.incidents()
  expect(later!.openedAt).toBe(incident!.openedAt)
})
