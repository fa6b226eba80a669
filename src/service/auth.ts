import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ApiKey, KeyScope, Store } from '../store/store.ts'
import { Problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must be allowed to do; absent: anybody may. */
    access?: KeyScope
  }
  interface FastifyRequest {
    /** The key that the request was made with. */
    apiKey: ApiKey | null
  }
}

/** Who asks from within the process that owns the store. */
const LOCAL: ApiKey = { id: 'local', name: 'command line', scopes: ['admin'], createdAt: 0, revokedAt: null }

/**
 * Asks for a key wherever a route says what it must allow.
 *
 * @param localKey a secret that only this process knows, and may do all with
 */
export function useKeys(app: FastifyInstance, store: Store, localKey?: string): void {
  app.decorateRequest('apiKey', null)
  app.addHook('onRequest', async (request) => {
    const secret = secretIn(request)
    if (secret !== undefined)
      request.apiKey = localKey !== undefined && secret === localKey ? LOCAL : store.keyOf(secret)
  })
  // After the limits of requests, so that guessing is limited, and before a body is read.
  app.addHook('preParsing', async (request) => {
    const { access } = request.routeOptions.config
    if (access !== undefined) mustAllow(access, request)
  })
}

function mustAllow(access: KeyScope, request: FastifyRequest): void {
  const { apiKey } = request
  if (apiKey === null)
    throw secretIn(request) === undefined
      ? new Problem('no-key', 'Send a key as "Authorization: Bearer KEY".')
      : new Problem('wrong-key', 'Make a new one with "undelivered keys add".')
  const { scopes, name } = apiKey
  if (!scopes.includes(access) && !scopes.includes('admin'))
    throw new Problem('not-allowed', `The key "${name}" may ${scopes.join(', ')}; this needs ${access}.`)
}

const secretIn = ({ headers }: FastifyRequest) => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]

/** Who does it: the name of the request's key. */
export const whoOf = (request: FastifyRequest) => request.apiKey?.name ?? 'nobody'
