import { expect, test } from 'vitest'
import { COUNTED } from '../../src/decide/incidents/buckets.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { receiverOf } from '../../src/decide/receiver.ts'
import { IncidentDesk } from '../../src/store/incident-desk.ts'
import { MemoryTables } from '../../src/store/memory-tables.ts'
import { Outbox } from '../../src/store/outbox.ts'
import { refused } from '../store/events.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NINE = Date.UTC(2026, 9, 1, 9)

/** Hard bounces that are counted to the rate of all mail, by hour. */
function rate(tables: MemoryTables): Record<number, number> {
  const [, row] = tables.watchMemory().find(([name]) => name.startsWith('stream')) as [
    string,
    { hours: number[][] },
  ]
  return Object.fromEntries(row.hours.map((hour) => [hour[0]! % 24, hour[COUNTED.hard]!]))
}

test('two reports of one failure, either side of an hour, are taken out of a rate once', () => {
  const tables = new MemoryTables()
  const desk = new IncidentDesk(tables, new Outbox(tables.outgoing), DEFAULT_POLICY)
  const tell = (address: string, at: number, reply: string, messageId: string, known = false) => {
    const { event } = refused(address, reply, 0, { messageId, timestamp: new Date(at).toISOString() })
    const row = {
      key: address,
      address,
      receiver: receiverOf(event),
      scope: '*',
      receivedAt: at,
      apart: null,
    }
    tables.addEvent({ ...row, event })
    desk.see({ ...row, event }, at, known)
  }
  tell('a@example.com', NINE - MINUTE, '550 5.1.1 User unknown', 'one')
  tell('a@example.com', NINE + MINUTE, '550 5.1.1 User unknown', 'one', true)
  tell('b@example.com', NINE + 2 * MINUTE, '550 5.1.6 Mailbox has moved', 'two')
  desk.keepMemory()
  expect(rate(tables)).toEqual({ 8: 1, 9: 1 })

  desk.outage(
    { id: 'o', receiver: 'example.com', from: NINE - HOUR, to: null, resolution: null },
    null,
    NINE + 3 * MINUTE,
  )
  desk.keepMemory()
  expect(rate(tables)).toEqual({ 8: 0, 9: 1 })
})
