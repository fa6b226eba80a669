import { Webhook } from 'standardwebhooks'
import type { Endpoint, Message, SigningSecret } from '../../store/outgoing.ts'
import type { Requests } from '../http/requests.ts'

/** What came of one try. */
export type Delivered =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** In words. */
      readonly error: string
      /** Milliseconds that the receiver asks to wait. */
      readonly retryAfter: number | null
      /** It said that it wants no more, ever: 410. */
      readonly gone: boolean
    }

/** The same for each try of a message, and for no other message of the endpoint. */
export const messageId = ({ createdAt }: Pick<Endpoint, 'createdAt'>, { id }: Pick<Message, 'id'>) =>
  `msg_${createdAt.toString(36)}_${id}`

/** What is sent: Standard Webhooks' `type`, `timestamp` and `data`. */
const bodyOf = ({ type, at, data }: Omit<Message, 'id'>) =>
  `{"type":${JSON.stringify(type)},"timestamp":"${new Date(at).toISOString()}","data":${data}}`

/**
 * The headers by which a receiver knows that it was we who sent this; each secret that is in force signs.
 *
 * @see https://www.standardwebhooks.com
 */
function signedHeaders(
  id: string,
  body: string,
  secrets: readonly SigningSecret[],
  now: number,
): Record<string, string> {
  const at = new Date(now)
  const inForce = secrets.filter(({ until }) => until === null || until > now)
  return {
    'content-type': 'application/json',
    'user-agent': 'undelivered',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': inForce.map(({ secret }) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}

/** Tries once to deliver a message. Never throws. */
export async function deliver(
  requests: Requests,
  endpoint: Endpoint,
  message: Message,
  now: number,
): Promise<Delivered> {
  const body = bodyOf(message)
  const headers = signedHeaders(messageId(endpoint, message), body, endpoint.secrets, now)
  try {
    const { status, retryAfter } = await requests.send(endpoint.url, { method: 'POST', headers, body })
    if (status >= 200 && status < 300) return { ok: true }
    return { ok: false, error: answered(status), retryAfter, gone: status === 410 }
  } catch (error) {
    return { ok: false, error: (error as Error).message, retryAfter: null, gone: false }
  }
}

function answered(status: number): string {
  if (status >= 300 && status < 400)
    return `It answered ${status}, a redirect, which is not followed. Name the address that it leads to.`
  if (status === 410) return 'It answered 410: it wants no more messages.'
  return `It answered ${status}.`
}
