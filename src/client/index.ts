/**
 * A typed client of the service. Needs `fetch`, nothing else.
 *
 * @module
 */
import { Client } from './client.ts'
import { connectionOver, ServiceError } from './connection.ts'

export { Client } from './client.ts'
export { ServiceError } from './connection.ts'
export type * from './shapes.ts'

/** Where a service is, and the key to it. */
export interface ConnectOptions {
  /** As `http://127.0.0.1:8025`. */
  readonly url: string
  readonly key?: string | undefined
  /** Another `fetch` than the global one. */
  readonly fetch?: typeof fetch
}

/**
 * A client of a running service.
 *
 * @throws ServiceError from every method: `code` tells the problem, as `wrong-key`; `no-service` where none answers
 * @example
 * const client = connect({ url: 'http://127.0.0.1:8025', key: 'und_…' })
 * const { send, why } = await client.check('anna@example.com', 'newsletter')
 */
export function connect({ url, key, fetch: call = fetch }: ConnectOptions): Client {
  const base = url.replace(/\/$/, '')
  const send = async (path: string, request: object) => {
    // A body that is a stream needs `duplex`; others take no harm from it.
    const answer = await call(base + path, { duplex: 'half', ...request } as RequestInit).catch(
      (error: Error) => {
        const why = (error.cause as Error | undefined)?.message ?? error.message
        throw new ServiceError(0, 'no-service', `Nothing answers at ${base}: ${why}`)
      },
    )
    return { status: answer.status, text: await answer.text() }
  }
  return new Client(connectionOver(send, key))
}
