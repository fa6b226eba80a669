import { randomBytes } from 'node:crypto'
import { Client } from '../client/client.ts'
import { connectionOver } from '../client/connection.ts'
import { createApp } from './app.ts'
import type { ServiceContext } from './routes/route.ts'

/**
 * A client of a service within this process: the same requests, no network, and no key is needed.
 *
 * @example
 * const client = await connectTo({ store: await openStore({ folder: 'data' }), clock: Date.now })
 */
export async function connectTo(context: ServiceContext): Promise<Client> {
  const localKey = randomBytes(24).toString('base64url')
  const app = await createApp(context, { localKey, requestsPerMinute: Number.MAX_SAFE_INTEGER })
  const send = async (
    path: string,
    { method, headers, body }: Parameters<Parameters<typeof connectionOver>[0]>[1],
  ) => {
    const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }
    const answer = await app.inject({ method: method as 'GET', url: path, headers, ...payload })
    return { status: answer.statusCode, text: answer.body }
  }
  return new Client(connectionOver(send, localKey))
}
