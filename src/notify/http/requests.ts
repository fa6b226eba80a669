import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import { publicLookup, refusePrivateHost } from './public-address.ts'

/** What was answered; of a long text the beginning. */
export interface Answer {
  readonly status: number
  readonly text: string
  /** Milliseconds that `Retry-After` asks to wait; null where it does not. */
  readonly retryAfter: number | null
  readonly headers: IncomingMessage['headers']
}

export interface Asked {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface RequestOptions {
  /** Whether hosts in private networks and on this machine may be asked. */
  readonly allowPrivate: boolean
  /** Milliseconds from the beginning of a request to the end of its answer. */
  readonly timeout: number
  /** How many connections to a host. */
  readonly connections: number
  /** Bytes of an answer that are read; what is longer is cut off. */
  readonly most: number
}

/** Makes requests over connections that are kept open. Redirects are answers like others: they are not followed. */
export class Requests {
  readonly #options: RequestOptions
  readonly #agents: { readonly 'http:': HttpAgent; readonly 'https:': HttpsAgent }

  constructor(options: RequestOptions) {
    this.#options = options
    const keep = { keepAlive: true, maxSockets: options.connections }
    this.#agents = { 'http:': new HttpAgent(keep), 'https:': new HttpsAgent(keep) }
  }

  /** @throws Error that says in words why there is no answer */
  async send(address: string, { method, headers = {}, body }: Asked): Promise<Answer> {
    const url = new URL(address)
    const { allowPrivate, timeout, most } = this.#options
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new Error(`${url.protocol} is not spoken.`)
    if (!allowPrivate) refusePrivateHost(url)
    const request = url.protocol === 'https:' ? overHttps : overHttp
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        method,
        agent: this.#agents[url.protocol as 'http:'],
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
        ...(allowPrivate ? {} : { lookup: publicLookup }),
      })
      const patience = setTimeout(
        () => asked.destroy(new Error(`It did not answer within ${timeout / 1000} seconds.`)),
        timeout,
      )
      const end = () => clearTimeout(patience)
      asked.on('error', (error) => {
        end()
        reject(inWords(error))
      })
      asked.on('response', (response) => {
        readText(response, most, (text) => {
          end()
          const { statusCode: status = 0, headers: told } = response
          resolve({ status, text, retryAfter: retryAfterOf(told['retry-after']), headers: told })
        })
      })
      asked.end(body)
    })
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }
}

/** What is longer than `most` ends the connection, which is how a host is kept from talking for ever. */
function readText(response: IncomingMessage, most: number, done: (text: string) => void): void {
  const chunks: Buffer[] = []
  let length = 0
  response.on('data', (chunk: Buffer) => {
    if (length < most) chunks.push(chunk)
    length += chunk.length
    if (length > most) response.destroy()
  })
  response.on('close', () => done(Buffer.concat(chunks).toString('utf8').slice(0, most)))
}

/** RFC 9110, 10.2.3: seconds or a date. */
function retryAfterOf(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined) return null
  const at = /^\d{1,9}$/.test(value.trim()) ? now + Number(value) * 1000 : Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody listens there (connection refused).',
  ENOTFOUND: 'Its name is not known in the DNS.',
  EAI_AGAIN: 'The DNS did not answer.',
  ECONNRESET: 'It ended the connection.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself only.',
}

function inWords(error: NodeJS.ErrnoException): Error {
  return new Error(CAUSES[error.code ?? ''] ?? error.message, { cause: error })
}
