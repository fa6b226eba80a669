import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { FastifyInstance } from 'fastify'
import { Client } from '../client/client.ts'
import { type Bytes, connectionOver, type Send } from '../client/connection.ts'
import { createApp } from './app.ts'
import type { ServiceContext } from './routes/route.ts'

/**
 * A client of a service within this process: the same requests, no network, and no key is needed.
 *
 * @example
 * const client = await connectTo({ store: await openStore({ folder: 'data' }), clock: Date.now })
 */
export async function connectTo(context: ServiceContext): Promise<Client> {
  const localKey = newLocalKey()
  const app = await createApp(context, { localKey, requestsPerMinute: Number.MAX_SAFE_INTEGER })
  return clientWithin(app, localKey)
}

/** A secret that never leaves this process. */
export const newLocalKey = () => randomBytes(24).toString('base64url')

/** A client that hands its requests to the application itself. */
export function clientWithin(app: FastifyInstance, localKey: string): Client {
  const send: Send = async (path, { method, headers, body }) => {
    const payload = body === undefined ? {} : { payload: payloadOf(body) }
    const answer = await app.inject({ method: method as 'GET', url: path, headers, ...payload })
    return { status: answer.statusCode, text: answer.body }
  }
  return new Client(connectionOver(send, localKey))
}

function payloadOf(body: Bytes): string | Buffer | Readable {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Readable.fromWeb((body instanceof Blob ? body.stream() : body) as ReadableStream)
}
