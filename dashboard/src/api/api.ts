import { Client } from '../../../src/client/client.ts'
import { type Connection, connectionOver, type Send, ServiceError } from '../../../src/client/connection.ts'
import { signedOut } from './session.ts'

export type * from '../../../src/client/shapes.ts'
export { ServiceError }

/** All requests go to the folder of this page, whatever path a proxy serves it under. */
const send: Send = async (path, { method, headers, body }) => {
  const answer = await fetch(path.replace(/^\//, ''), {
    method,
    headers: { ...headers, 'x-requested-by': 'undelivered' },
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: body as BodyInit }),
  }).catch(() => {
    throw new ServiceError(0, 'no-service', 'The service does not answer. Is it running, and are you online?')
  })
  if (answer.status === 401 && path !== '/v1/session') signedOut()
  return { status: answer.status, text: await answer.text() }
}

/** For what the client has no method for. */
const connection: Connection = connectionOver(send, undefined)

/** The service, with a method for each of its routes; it throws {@link ServiceError}. */
export const api = new Client(connection)
