import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify'
import { useKeys } from './auth.ts'
import { answerError, Problem } from './problem.ts'
import { addressRoutes } from './routes/addresses.ts'
import { checkRoutes } from './routes/check.ts'
import { historyRoutes } from './routes/history.ts'
import { ingestRoutes } from './routes/ingest.ts'
import { keyRoutes } from './routes/keys.ts'
import { listRoutes } from './routes/lists.ts'
import { policyRoutes } from './routes/policy.ts'
import type { Routes, ServiceContext } from './routes/route.ts'
import { suppressionRoutes } from './routes/suppressions.ts'

const ROUTES: readonly Routes[] = [
  ...[
    ingestRoutes,
    checkRoutes,
    suppressionRoutes,
    listRoutes,
    addressRoutes,
    historyRoutes,
    policyRoutes,
    keyRoutes,
  ],
]

/** What an operator may set of the service. */
export interface AppOptions {
  readonly bodyBytes?: number | undefined
  /** Requests a minute that one key, or an address without one, may make. */
  readonly requestsPerMinute?: number | undefined
  readonly version?: string | undefined
  /** See {@link connectTo}. */
  readonly localKey?: string | undefined
  /** A pino logger, or nothing for silence. */
  readonly log?: FastifyBaseLogger | undefined
}

/**
 * The service as an application that answers requests, over any store: the one place where its parts are joined.
 *
 * @example
 * const app = await createApp({ store: openMemoryStore(), clock: Date.now })
 * await app.listen({ port: 8080 })
 */
export async function createApp(context: ServiceContext, options: AppOptions = {}): Promise<FastifyInstance> {
  const {
    bodyBytes = 32 * 1024 * 1024,
    requestsPerMinute = 60_000,
    version = '0.0.0',
    localKey,
    log,
  } = options
  const app: FastifyInstance = fastify({
    bodyLimit: bodyBytes,
    ...(log === undefined ? {} : { loggerInstance: log }),
    routerOptions: { maxParamLength: 1000 },
    ajv: { customOptions: { removeAdditional: false, allErrors: true } },
  })
  for (const type of ['message/rfc822', 'application/x-ndjson', 'text/plain'])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request) => {
    throw new Problem('not-found', `${request.method} ${request.url.split('?')[0]} is no part of the API.`)
  })
  await app.register(fastifyRateLimit, {
    max: requestsPerMinute,
    keyGenerator: ({ headers, ip }) => headers.authorization ?? ip,
  })
  await app.register(fastifySwagger, { openapi: { openapi: '3.1.0', info: INFO(version), ...SECURITY } })
  useKeys(app, context.store, localKey)
  health(app)
  for (const routes of ROUTES) routes(app, context)
  app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.ready()
  return app
}

const INFO = (version: string) => ({
  title: 'undelivered',
  version,
  description: 'Takes what comes back of your mail, keeps the suppression list, and answers "may I send?".',
})

const SECURITY = {
  components: { securitySchemes: { key: { type: 'http' as const, scheme: 'bearer' } } },
  security: [{ key: [] as string[] }],
}

function health(app: FastifyInstance): void {
  app.get('/livez', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async () => ({ ok: true }))
}
