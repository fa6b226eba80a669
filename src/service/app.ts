import fastifyCors from '@fastify/cors'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifySchema,
  fastify,
  LogController,
} from 'fastify'
import { Notifier } from '../notify/webhooks/notifier.ts'
import { ProblemAnswer } from './answer-schemas.ts'
import { useKeys } from './auth.ts'
import { useDashboard } from './dashboard.ts'
import { DoctorDesk } from './doctor/desk.ts'
import { dnsParts } from './doctor/parts.ts'
import { useIdempotencyKeys } from './idempotency.ts'
import { Methods } from './methods.ts'
import { Metrics } from './metrics/metrics.ts'
import { mistakesIn } from './mistakes.ts'
import { answerError, Problem } from './problem.ts'
import { NO_RAW_REPORTS } from './raw/report.ts'
import { addressRoutes } from './routes/addresses.ts'
import { checkRoutes } from './routes/check.ts'
import { diagnosisRoutes } from './routes/diagnosis.ts'
import { doctorRoutes } from './routes/doctor.ts'
import { endpointRoutes } from './routes/endpoints.ts'
import { historyRoutes } from './routes/history.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { ingestRoutes } from './routes/ingest.ts'
import { keyRoutes } from './routes/keys.ts'
import { listRoutes } from './routes/lists.ts'
import { operationRoutes } from './routes/operations.ts'
import { planRoutes } from './routes/plan.ts'
import { policyRoutes } from './routes/policy.ts'
import { rawRoutes } from './routes/raw.ts'
import { reportRoutes } from './routes/report.ts'
import type { Routes, ServiceContext } from './routes/route.ts'
import { ruleRoutes } from './routes/rules.ts'
import { sessionRoutes } from './routes/session.ts'
import { sourceRoutes } from './routes/sources.ts'
import { streamRoutes } from './routes/stream.ts'
import { suppressionRoutes } from './routes/suppressions.ts'
import { syncRoutes } from './routes/syncs.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { RuleBook } from './rule-book.ts'
import { Sessions } from './sessions.ts'
import { WEBHOOKS } from './webhook-schemas.ts'

const ROUTES: readonly Routes[] = [
  operationRoutes,
  ingestRoutes,
  checkRoutes,
  suppressionRoutes,
  listRoutes,
  addressRoutes,
  historyRoutes,
  rawRoutes,
  streamRoutes,
  policyRoutes,
  incidentRoutes,
  planRoutes,
  ruleRoutes,
  doctorRoutes,
  reportRoutes,
  diagnosisRoutes,
  endpointRoutes,
  syncRoutes,
  keyRoutes,
  sourceRoutes,
  webhookRoutes,
  sessionRoutes,
]

/** What an operator may set of the service. */
export interface AppOptions {
  readonly bodyBytes?: number | undefined
  /** Requests a minute that one key may make. */
  readonly requestsPerMinute?: number | undefined
  /** Origins whose pages may use the API in a browser; none by default. */
  readonly cors?: readonly string[] | undefined
  /** Whether a proxy before the service tells who asks. */
  readonly trustProxy?: boolean | undefined
  /** Whether /metrics is open, needs a key that may read, or is not there. */
  readonly metrics?: 'open' | 'key' | 'off' | undefined
  /** Whether the page for people is served. */
  readonly dashboard?: boolean | undefined
  readonly version?: string | undefined
  /** See {@link connectTo}. */
  readonly localKey?: string | undefined
  /** A pino logger, or nothing for silence. */
  readonly log?: FastifyBaseLogger | undefined
}

/** Requests a minute of somebody whose key is not known: who guesses is slowed down. */
const WITHOUT_KEY = 600

/**
 * The service as an application that answers requests, over any store: the one place where its parts are joined.
 *
 * @example
 * const app = await createApp({ store: openMemoryStore(), clock: Date.now })
 * await app.listen({ port: 8080 })
 */
export async function createApp(
  context: ServiceContext,
  options: AppOptions = {},
  metrics = new Metrics(options.version),
): Promise<FastifyInstance> {
  const { bodyBytes = 32 * 1024 * 1024, cors = [], trustProxy = false, localKey, log } = options
  const { requestsPerMinute = 600_000, version = '0.0.0', metrics: shown = 'open' } = options
  const { dashboard = true } = options
  const sessions = new Sessions()
  const { book = new RuleBook(context.rules) } = context
  const app: FastifyInstance = fastify({
    bodyLimit: bodyBytes,
    trustProxy,
    frameworkErrors: answerError,
    schemaErrorFormatter: mistakesIn,
    // An address is in many a URL, and has no place in a log.
    logController: new LogController({ disableRequestLogging: true }),
    ...(log === undefined ? {} : { loggerInstance: log }),
    routerOptions: { maxParamLength: 1000 },
    // The first mistake only: a large body full of them must not cost more than a right one.
    ajv: { customOptions: { removeAdditional: false } },
  })
  for (const type of ['message/rfc822', 'application/x-ndjson', 'text/plain'])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  // What answers look like is described and not enforced: they are written as they are, which is faster too.
  app.setSerializerCompiler(() => JSON.stringify)
  app.addHook('onRoute', ({ schema }) => describeProblems(schema))
  app.setErrorHandler(answerError)
  const methods = new Methods(app)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!
    const allowed = methods.of(path)
    if (allowed.length === 0)
      throw new Problem('not-found', `${request.method} ${path} is no part of the API.`)
    reply.header('allow', allowed.join(', '))
    throw new Problem('wrong-method', `${path} takes ${allowed.join(' or ')}, not ${request.method}.`)
  })
  useMetrics(app, metrics)
  if (cors.length > 0) await app.register(fastifyCors, { origin: [...cors] })
  useKeys(app, { store: context.store, clock: context.clock, sessions, localKey })
  await app.register(fastifyRateLimit, {
    keyGenerator: ({ apiKey, ip }) => apiKey?.id ?? ip,
    max: ({ apiKey }) => (apiKey === null ? WITHOUT_KEY : requestsPerMinute),
    errorResponseBuilder: (_request, { max, after }) =>
      new Problem('too-many', `${max} a minute are allowed. Try again in ${after}.`),
  })
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: INFO(version), ...SECURITY, webhooks: WEBHOOKS },
  })
  useIdempotencyKeys(app, context.clock)
  const desk = context.desk ?? new DoctorDesk({ ...context, parts: dnsParts(context.resolvers ?? []) })
  const notifier = context.notifier ?? new Notifier({ ...context, log: app.log })
  const { raw = NO_RAW_REPORTS } = context
  const rest = { rules: book, book, raw, desk, notifier, metrics, sessions, metricsShown: shown }
  for (const routes of ROUTES) routes(app, { ...context, ...rest })
  if (dashboard) useDashboard(app)
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

/** Every route may answer with a problem. */
function describeProblems(schema: FastifySchema | undefined): void {
  if (schema === undefined || schema.hide === true) return
  const content = { 'application/problem+json': { schema: ProblemAnswer } }
  const response = (schema.response ?? {}) as object
  schema.response = { ...response, default: { description: 'What went wrong (RFC 9457)', content } }
}

function useMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async ({ method, routeOptions, log }, { statusCode, elapsedTime }) => {
    const route = routeOptions.url ?? 'none'
    metrics.requested(method, route, statusCode, elapsedTime)
    log.debug({ method, route, status: statusCode, milliseconds: elapsedTime }, 'answered')
  })
}
