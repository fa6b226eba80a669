import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { openSources } from '../../src/service/sources/open-sources.ts'
import { readSources } from '../../src/sources/blocks.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { NOW } from '../webhook/signed.ts'
import { SILENT } from './harness.ts'
import { temporary } from './store.ts'

export interface Hooks {
  readonly store: Store
  readonly app: FastifyInstance
  /** The clock of the service. */
  now: number
  /** Posts as a stranger does, without a key. */
  post(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Posted>
  status(): Promise<Readonly<Record<string, unknown>>[]>
}

interface Posted {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** A service that takes webhooks, over a store in memory. */
export async function hooks(given: Readonly<Record<string, object>>): Promise<Hooks> {
  const named = Object.entries(given).map(([name, block]) => [name, { kind: 'webhook', ...block }])
  const { blocks, mistakes } = readSources(Object.fromEntries(named))
  if (mistakes.length > 0) throw new Error(mistakes.join(' '))
  const store = openMemoryStore()
  let at = NOW
  const clock = () => at
  const { list } = openSources(blocks, {
    ...{ store, clock, log: SILENT, folder: temporary() },
    onTaken: () => {},
  })
  for (const one of list) await one.start()
  const app = await createApp({ store, clock, sources: list }, { localKey: 'me' })
  onTestFinished(() => app.close())
  return {
    ...{ store, app },
    get now() {
      return at
    },
    set now(time) {
      at = time
    },
    async post(path, payload, headers = { 'content-type': 'application/json' }) {
      const answer = await app.inject({ method: 'POST', url: `/v1/webhooks/${path}`, headers, payload })
      return { status: answer.statusCode, body: answer.json() }
    },
    async status() {
      return (await app.inject({ url: '/v1/sources', headers: { authorization: 'Bearer me' } })).json().items
    },
  }
}

/** A bounce as Postmark tells of it. */
export const POSTMARK = JSON.stringify({
  ...{ RecordType: 'Bounce', Type: 'HardBounce', TypeCode: 1, Email: 'gone@example.net', ID: 7 },
  ...{ MessageID: 'm-7', BouncedAt: '2026-11-20T08:00:00Z', Details: '550 5.1.1 no such user' },
})
/** The headers of a service that sends user and password. */
export const basic = (pair: string) => ({
  'content-type': 'application/json',
  authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
})
