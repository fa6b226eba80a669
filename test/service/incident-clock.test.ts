import { expect, test } from 'vitest'
import { IncidentClock } from '../../src/service/incident-clock.ts'
import { Metrics } from '../../src/service/metrics/metrics.ts'
import { openMemoryStore } from '../../src/store/memory.ts'

const HOUR = 3600_000
const START = Date.UTC(2026, 8, 7)
const silent = { error() {} }

test('the clock tells the store what sources read; a silent one is an incident, and shown as a metric', async () => {
  const store = openMemoryStore()
  let now = START
  const clock = new IncidentClock(store, () => now, silent)
  const metrics = new Metrics()
  metrics.watchIncidents(() => clock.lasting)
  for (; now < START + 21 * 24 * HOUR; now += HOUR) {
    clock.heard('bounces', { rejected: null })
    await clock.tick()
  }
  expect(metrics.text()).toContain('undelivered_incidents_open{kind="silence"} 0\n')
  for (const end = now + 12 * HOUR; now < end; now += HOUR) await clock.tick()
  expect(await store.incidents()).toMatchObject([
    { kind: 'silence', cause: 'nothing-read', subject: 'bounces', to: null, severity: 'critical' },
  ])
  expect(metrics.text()).toContain('undelivered_incidents_open{kind="silence"} 1\n')
  for (let n = 0; n < 25; n++) clock.heard('bounces', { rejected: 'no mail' })
  await clock.tick()
  expect((await store.incidents({ open: true })).map(({ cause }) => cause)).toContain('unreadable')
  clock.heard('bounces', { rejected: null })
  now += HOUR
  await clock.tick()
  expect(await store.incidents({ open: true })).toEqual([])
})

test('a store that fails is told of, and asked again', async () => {
  const told: string[] = []
  const store = { tick: () => Promise.reject(new Error('disk full')) }
  const log = { error: (_: object, message: string) => void told.push(message) }
  const clock = new IncidentClock(store, () => START, log)
  await clock.tick()
  expect(told).toEqual(['incidents could not be looked at'])
  expect(clock.lasting.silence).toBe(0)
})
