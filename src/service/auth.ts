import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ApiKey, KeyScope } from '../store/shapes.ts'
import type { Store } from '../store/store.ts'
import { tokenIn } from './cookie.ts'
import { Problem } from './problem.ts'
import type { Sessions } from './sessions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must be allowed to do; absent: anybody may. */
    access?: KeyScope
  }
  interface FastifyRequest {
    /** The key that the request was made with. */
    apiKey: ApiKey | null
    /** Whether the key is known by the cookie of somebody who signed in, not by its secret. */
    signedIn: boolean
  }
}

/** Who asks from within the process that owns the store. */
const LOCAL: ApiKey = { id: 'local', name: 'command line', scopes: ['admin'], createdAt: 0, revokedAt: null }

/** By what a request's key is known. */
export interface Knowing {
  readonly store: Store
  readonly clock: () => number
  readonly sessions: Sessions
  /** A secret that only this process knows, and may do all with. */
  readonly localKey?: string | undefined
}

/** Asks for a key wherever a route says what it must allow: its secret, or the cookie of somebody who signed in. */
export function useKeys(app: FastifyInstance, { store, clock, sessions, localKey }: Knowing): void {
  app.decorateRequest('apiKey', null)
  app.decorateRequest('signedIn', false)
  app.addHook('onRequest', async (request) => {
    const secret = secretIn(request)
    if (secret !== undefined) {
      request.apiKey = localKey !== undefined && secret === localKey ? LOCAL : store.keyOf(secret)
      return
    }
    const token = tokenIn(request)
    const id = token === undefined ? null : sessions.keyIdOf(token, clock())
    if (id === null) return
    // A key that was revoked since ends what was begun with it.
    request.apiKey = (await store.keys()).find((one) => one.id === id && one.revokedAt === null) ?? null
    request.signedIn = request.apiKey !== null
  })
  // After the limits of requests, so that guessing is limited, and before a body is read.
  app.addHook('preParsing', async (request) => {
    const { access } = request.routeOptions.config
    if (access !== undefined) mustAllow(access, request)
    if (request.signedIn) mustBeOfThePage(request)
  })
}

function mustAllow(access: KeyScope, request: FastifyRequest): void {
  const { apiKey } = request
  if (apiKey === null)
    throw secretIn(request) === undefined
      ? new Problem('no-key', 'Send a key as "Authorization: Bearer KEY".')
      : new Problem(
          'wrong-key',
          'This key is not known, or was revoked. Make a new one with "undelivered keys add".',
        )
  const { scopes, name } = apiKey
  if (!scopes.includes(access) && !scopes.includes('admin'))
    throw new Problem('not-allowed', `The key "${name}" may ${scopes.join(', ')}; this needs ${access}.`)
}

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** A browser sends a cookie whoever wrote the page. A header of its own it sends for nobody else's page unasked. */
function mustBeOfThePage({ method, headers }: FastifyRequest): void {
  if (READING.includes(method)) return
  const from = headers['sec-fetch-site']
  if (headers['x-requested-by'] !== 'undelivered' || (from !== undefined && from !== 'same-origin'))
    throw new Problem(
      'not-allowed',
      'By cookie only the page itself may change something: it sends "X-Requested-By: undelivered".',
    )
}

const secretIn = ({ headers }: FastifyRequest) => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]

/** Who does it: the name of the request's key. */
export const whoOf = (request: FastifyRequest) => request.apiKey?.name ?? 'nobody'
