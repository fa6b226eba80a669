import type { FastifyInstance } from 'fastify'
import { createApp } from '../../src/service/app.ts'
import type { ServiceContext } from '../../src/service/routes/route.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { KeyScope } from '../../src/store/shapes.ts'
import type { Store } from '../../src/store/store.ts'
import { type Description, differences } from './described.ts'

export const NOW = Date.UTC(2026, 10, 20, 12)

/** A service over a store in memory, at a fixed time, with a key for all. */
export interface Service {
  readonly app: FastifyInstance
  readonly store: Store
  /** Makes a request with the admin key, or with another secret. */
  call(
    method: string,
    url: string,
    body?: unknown,
    options?: { type?: string; key?: string | null },
  ): Promise<Answer>
  key(scopes: readonly KeyScope[]): Promise<string>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever the service answers
  readonly body: any
  readonly type: string
}

export async function service(more: Partial<ServiceContext> = {}): Promise<Service> {
  const store = openMemoryStore()
  const app = await createApp({ store, clock: () => NOW, ...more })
  const key = async (scopes: readonly KeyScope[]) => (await store.createKey('test', scopes, NOW)).secret
  const admin = await key(['admin'])
  let description: Description | undefined
  return {
    app,
    store,
    key,
    async call(method, url, body, { type, key: secret = admin } = {}) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
          ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: body as string }),
      })
      const text = answer.body
      const json = text.startsWith('{') || text.startsWith('[')
      const given = json ? JSON.parse(text) : text
      description ??= app.swagger() as unknown as Description
      // An answer that is not as the API describes it is a mistake in every test.
      const wrong = json ? differences(description, method, url, answer.statusCode, given) : []
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      return { status: answer.statusCode, body: given, type: String(answer.headers['content-type']) }
    },
  }
}

export const ndjson = (...items: unknown[]) => items.map((one) => JSON.stringify(one)).join('\n')
