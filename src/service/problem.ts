import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { UndeliveredError } from '../errors.ts'

/** Every error that the service answers with: its status and title. The detail says what happened in this case. */
export const PROBLEMS = {
  'bad-request': [400, 'The request cannot be understood'],
  'no-key': [401, 'A key is needed'],
  'wrong-key': [401, 'This key is not known, or was revoked'],
  'not-verified': [401, 'This webhook is not verified'],
  'not-allowed': [403, 'This key may not do that'],
  'not-found': [404, 'There is no such thing'],
  'wrong-method': [405, 'This method is not taken here'],
  'too-large': [413, 'The request is too large'],
  'wrong-type': [415, 'This content type is not taken here'],
  'used-differently': [422, 'This idempotency key was used for another request'],
  'too-many': [429, 'Too many requests'],
  internal: [500, 'The service failed'],
  unavailable: [503, 'The store cannot be used'],
  unreachable: [502, 'The service that was asked does not answer as it should'],
  stopping: [503, 'The service is stopping'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof PROBLEMS

/** Thrown by a route: answered as problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode

  constructor(code: ProblemCode, detail: string) {
    super(detail)
    this.code = code
  }
}

/** Answers any error as problem+json; what was not foreseen is logged and told in general words only. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const code = codeOf(error)
  const [status, title] = PROBLEMS[code]
  if (code === 'internal') request.log.error(error)
  const detail = detailOf(code, error, request)
  reply
    .status(status)
    .header('content-type', 'application/problem+json')
    .send({ type: `urn:undelivered:${code}`, title, status, detail, instance: request.url, code })
}

function detailOf(code: ProblemCode, error: FastifyError, { headers, routeOptions }: FastifyRequest): string {
  if (code === 'internal') return 'It is in the log; please try again later.'
  const consumes = routeOptions.schema?.consumes ?? ['application/json']
  if (code === 'wrong-type' && !(error instanceof Problem))
    return `Send ${consumes.join(' or ')}, not ${headers['content-type'] ?? 'a body without a type'}.`
  return error.message
}

/** What Fastify's own errors are, by their status. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  414: 'too-large',
  415: 'wrong-type',
  429: 'too-many',
  503: 'stopping',
}

function codeOf(error: FastifyError | Problem | UndeliveredError): ProblemCode {
  if (error instanceof Problem) return error.code
  if (error instanceof UndeliveredError)
    return error.code.startsWith('STORE_') ? 'unavailable' : 'bad-request'
  return BY_STATUS[(error as FastifyError).statusCode ?? 500] ?? 'internal'
}
