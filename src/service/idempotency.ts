import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** How many answers are remembered, and how long. */
export interface Memory {
  readonly answers: number
  readonly milliseconds: number
  /** Longer answers are not remembered: their request is done again. */
  readonly characters: number
}

const DEFAULTS: Memory = { answers: 10_000, milliseconds: 24 * 3600 * 1000, characters: 64 * 1024 }

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

interface Remembered {
  readonly fingerprint: string
  readonly at: number
  /** Resolves to null where the request failed, so that it may be tried again. */
  readonly answer: Promise<Answer | null>
  settle(answer: Answer | null): void
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What is remembered of this request by its idempotency key. */
    remembered: { readonly key: string; readonly entry: Remembered } | null
  }
}

/**
 * A POST that is repeated with the same `Idempotency-Key` is carried out once and answered the same. Remembered in
 * this process only: what makes a repeated ingest harmless for ever is that every event has an id.
 */
export function useIdempotencyKeys(app: FastifyInstance, clock: () => number, memory = DEFAULTS): void {
  const known = new Map<string, Remembered>()
  app.decorateRequest('remembered', null)

  const recall = async (request: FastifyRequest, reply: FastifyReply) => {
    const key = keyOf(request)
    if (key === null) return
    const fingerprint = fingerprintOf(request)
    for (let before = known.get(key); before !== undefined; before = known.get(key)) {
      if (clock() - before.at > memory.milliseconds) break
      if (before.fingerprint !== fingerprint)
        throw new Problem('used-differently', 'Take a new key for each request.')
      const answer = await before.answer
      if (answer === null) continue
      const { status, type, body } = answer
      return reply
        .status(status)
        .header('content-type', type)
        .header('idempotency-replayed', 'true')
        .send(body)
    }
    request.remembered = { key, entry: remember(known, key, fingerprint, clock(), memory) }
  }

  const keep = async ({ remembered }: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (remembered === null) return payload
    const answer = answerOf(reply, payload, memory)
    if (answer === null) known.delete(remembered.key)
    remembered.entry.settle(answer)
    return payload
  }

  // Only where there is something to remember: a check, asked a thousand times a second, is no POST.
  app.addHook('onRoute', (route) => {
    if (![route.method].flat().includes('POST')) return
    route.preHandler = [recall, ...[route.preHandler ?? []].flat()]
    route.onSend = [...[route.onSend ?? []].flat(), keep]
  })
}

function remember(
  known: Map<string, Remembered>,
  key: string,
  fingerprint: string,
  at: number,
  memory: Memory,
) {
  let settle: Remembered['settle'] = () => {}
  const answer = new Promise<Answer | null>((resolve) => {
    settle = resolve
  })
  const entry = { fingerprint, at, answer, settle }
  known.delete(key)
  known.set(key, entry)
  // The oldest goes first: a Map keeps the order in which it was filled.
  if (known.size > memory.answers) known.delete(known.keys().next().value!)
  return entry
}

/** Keys of one client are nothing to another. */
function keyOf({ method, headers, apiKey, body }: FastifyRequest): string | null {
  const given = headers['idempotency-key']
  if (method !== 'POST' || given === undefined || isStream(body)) return null
  if (typeof given !== 'string' || given.length > 255)
    throw new Problem('bad-request', 'An idempotency key has at most 255 characters.')
  return `${apiKey?.id}\n${given}`
}

const isStream = (body: unknown) => typeof (body as { pipe?: unknown } | null)?.pipe === 'function'

function fingerprintOf({ url, headers, body }: FastifyRequest): string {
  const hash = createHash('sha256').update(`${url}\n${headers['content-type'] ?? ''}\n`)
  return hash.update(body instanceof Buffer ? body : JSON.stringify(body ?? null)).digest('base64')
}

function answerOf(reply: FastifyReply, payload: unknown, memory: Memory): Answer | null {
  if (reply.statusCode >= 500 || typeof payload !== 'string' || payload.length > memory.characters)
    return null
  return { status: reply.statusCode, type: String(reply.getHeader('content-type')), body: payload }
}
