import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { Metrics } from '../../src/service/metrics/metrics.ts'
import { openSources, type Sources } from '../../src/service/sources/open-sources.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { bounce, type FakeSource, fakeKind, ORDINARY, SILENT } from '../sources/harness.ts'
import { NOW } from './harness.ts'

const POSTFIX =
  '2026-11-20T09:00:00Z mx postfix/smtp[9]: 1A2B3C4D5E: to=<log@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)'

let store: ReturnType<typeof openMemoryStore>
let metrics: Metrics
let sources: Sources
let box: FakeSource
let other: FakeSource

beforeEach(async () => {
  store = openMemoryStore()
  metrics = new Metrics()
  const { kind, opened } = fakeKind()
  sources = openSources(
    { box: { kind: 'fake', host: 'a', scope: 'newsletter' }, other: { kind: 'fake', host: 'b' } },
    {
      ...{ store, clock: () => NOW, log: SILENT },
      folder: await mkdtemp(join(tmpdir(), 'undelivered-')),
      onTaken: (source, outcome) => metrics.sourceTook(source, outcome),
    },
    [kind],
  )
  ;[box, other] = opened as [FakeSource, FakeSource]
  metrics.watch(sources.list)
})
afterEach(async () => {
  await sources.stop()
  await store.close()
})

const stateOf = (address: string, scope = '*') => store.check(address, scope, NOW).state
const shown = async () => {
  const app = await createApp({ store, clock: () => NOW, sources: sources.list }, { localKey: 'me' }, metrics)
  const headers = { authorization: 'Bearer me' }
  return (await app.inject({ url: '/v1/sources', headers })).json().items
}

describe('what a source hands over', () => {
  test('is read and kept, with an outcome for each and the position after them', async () => {
    const outcomes = await box.take(
      { email: bounce('gone@example.com') },
      { email: ORDINARY },
      { log: POSTFIX, from: 'postfix' },
      { webhook: 'what is this?', from: 'postmark' },
      { email: bounce('gone@example.com') },
    )
    const none = { kinds: [], accepted: 0, duplicates: 0, rejected: null }
    expect(outcomes).toEqual([
      { ...none, kinds: ['bounce'], accepted: 1 },
      none,
      { ...none, kinds: ['bounce'], accepted: 1 },
      { ...none, rejected: expect.stringContaining('no service is known') },
      { ...none, kinds: ['bounce'], duplicates: 1 },
    ])
    expect([stateOf('gone@example.com'), stateOf('log@example.org')]).toEqual(['suppressed', 'suppressed'])
    expect((await store.events({})).items.map(({ scope }) => scope)).toEqual(['newsletter', 'newsletter'])
    expect(await box.context.sink.position()).toBe('here')
    expect(await other.context.sink.position()).toBeNull()
  })

  test('changes nothing where it is only looked at', async () => {
    const [outcome] = await box.context.sink.look([{ email: bounce('gone@example.com') }])
    expect(outcome!.kinds).toEqual(['bounce'])
    expect((await store.events({})).items).toEqual([])
  })

  test('is about whom a signed return path names', async () => {
    const path = { recipient: 'anna@example.com', messageId: '<1@example.org>' }
    await box.take({ email: bounce('Anna@example.com', 'same'), ...path })
    await box.take({ email: bounce('forwarded@example.net', 'to another'), ...path })
    const { items } = await store.events({ order: 'oldest' })
    expect(items.map(({ event }) => [event.recipient, event.originalRecipient, event.messageId])).toEqual([
      ['Anna@example.com', null, '<1@example.org>'],
      ['forwarded@example.net', 'anna@example.com', '<1@example.org>'],
    ])
    expect(stateOf('forwarded@example.net')).toBe('ok')
  })

  test('is kept apart where it answers mail of others', async () => {
    await box.take({ email: bounce('anna@example.com'), apart: 'backscatter' })
    expect(stateOf('anna@example.com')).toBe('ok')
    expect((await store.events({ apart: 'backscatter' })).items).toHaveLength(1)
  })
})

describe('sources', () => {
  test('run beside each other: one that fails says so, is tried again, and stops nobody', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    box.failures = 2
    await sources.start()
    const problem = 'nobody answers at mail.example.org. Is it up?'
    expect(sources.list.map(({ name, status }) => [name, status.state, status.problem])).toEqual([
      ['box', 'failing', problem],
      ['other', 'running', null],
    ])
    // Time goes on while it waits.
    await vi.waitFor(() => expect(sources.list[0]!.status.state).toBe('running'), 20_000)
    expect(box.starts).toBe(3)
  })

  test('stop, and are not tried again', async () => {
    box.failures = 1
    await sources.start()
    await sources.stop()
    expect([box.stopped, other.stopped]).toEqual([true, true])
    expect(sources.list.map(({ status }) => status.state)).toEqual(['stopped', 'stopped'])
  })

  test('are listed with how they fare, and counted', async () => {
    await sources.start()
    await box.take({ email: bounce('gone@example.com') }, { email: ORDINARY })
    const idle = { problem: null, lastReceived: null, received: 0, apart: 0, passedOver: 0, refused: 0 }
    expect(await shown()).toEqual([
      {
        ...idle,
        name: 'box',
        kind: 'fake',
        state: 'running',
        lastReceived: '2026-11-20T12:00:00.000Z',
        received: 2,
      },
      { ...idle, name: 'other', kind: 'fake', state: 'running' },
    ])
    const text = metrics.text()
    expect(text).toContain('undelivered_source_up{source="box",kind="fake"} 1\n')
    expect(text).toContain('undelivered_source_received_total{source="box",kind="fake"} 2\n')
    expect(text).toContain('undelivered_source_events_total{source="box",outcome="accepted"} 1\n')
  })
})
