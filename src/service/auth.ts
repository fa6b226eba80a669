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
    const { access } = request.routeOptions.config
    if (access === undefined) return
    request.apiKey = keyOf(request, store, localKey)
    const { scopes, name } = request.apiKey
    if (!scopes.includes(access) && !scopes.includes('admin'))
      throw new Problem('not-allowed', `The key "${name}" may ${scopes.join(', ')}; this needs ${access}.`)
  })
}

function keyOf(request: FastifyRequest, store: Store, localKey: string | undefined): ApiKey {
  const key = keyIn(request, store, localKey)
  if (key !== null) return key
  if (secretIn(request) === undefined)
    throw new Problem('no-key', 'Send a key as "Authorization: Bearer KEY".')
  throw new Problem('wrong-key', 'Make a new one with "undelivered keys add".')
}

/** The key that a request carries; null where it carries none that is in force. */
export function keyIn(request: FastifyRequest, store: Store, localKey?: string): ApiKey | null {
  const secret = secretIn(request)
  if (secret === undefined) return null
  return localKey !== undefined && secret === localKey ? LOCAL : store.keyOf(secret)
}

const secretIn = ({ headers }: FastifyRequest) => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]

/** Who does it: the name of the request's key. */
export const whoOf = (request: FastifyRequest) => request.apiKey?.name ?? 'nobody'
