/** Texts, numbers and flags of a query by name; undefined ones are left out. */
export type Query = object

/** What a request carries: a stream is sent as it comes, a file of a browser as it is read. */
export type Bytes = string | Uint8Array | Blob | ReadableStream<Uint8Array>

/** JSON, or bytes of another type. */
export type AnyBody = object | { readonly type: string; readonly bytes: Bytes }

/** A way to a service. */
export interface Connection {
  call(method: string, path: string, query: Query, body?: AnyBody): Promise<unknown>
}

/**
 * What a service answered to a request that it did not carry out.
 *
 * @example
 * const incident = await client.incident(id).catch((error) => {
 *   if (error instanceof ServiceError && error.code === 'not-found') return null
 *   throw error
 * })
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly status: number
  /** The problem's stable code, as `not-found`. */
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** A request as it goes out: what `fetch` takes. */
export interface Outgoing {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Bytes
}

/** Sends a request; resolves to the answer's status and text. */
export type Send = (path: string, request: Outgoing) => Promise<{ status: number; text: string }>

/** Makes requests of calls and values of answers, by whatever way they travel. */
export function connectionOver(send: Send, key: string | undefined): Connection {
  return {
    async call(method, path, query, body) {
      const authorization: Record<string, string> =
        key === undefined ? {} : { authorization: `Bearer ${key}` }
      const { type, bytes } = written(body)
      const headers = { ...authorization, ...(type === undefined ? {} : { 'content-type': type }) }
      const { status, text } = await send(`${path}${queryText(query)}`, {
        method,
        headers,
        ...(bytes === undefined ? {} : { body: bytes }),
      })
      return answerOf(status, text)
    },
  }
}

function written(body: AnyBody | undefined): { type?: string; bytes?: Bytes } {
  if (body === undefined) return {}
  if ('bytes' in body && 'type' in body) return body as { type: string; bytes: Bytes }
  return { type: 'application/json', bytes: JSON.stringify(body) }
}

function queryText(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function answerOf(status: number, text: string): unknown {
  let value: { code?: string; detail?: string; title?: string }
  try {
    value = JSON.parse(text)
  } catch {
    throw new ServiceError(status, 'no-service', `This is no answer of undelivered (HTTP ${status}).`)
  }
  if (status < 400) return value
  throw new ServiceError(status, value.code ?? 'unknown', value.detail ?? value.title ?? `HTTP ${status}`)
}
