import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'
import type { RouteContext, Routes } from './route.ts'

const PATIENCE = 1000

/** What watches over the service asks: does it live, can it work, what does it do, how is it spoken to. */
export const operationRoutes: Routes = (app, context) => {
  const unlimited = { config: { rateLimit: false as const }, schema: { hide: true } }
  app.get('/livez', unlimited, async () => alive(context))
  app.get('/readyz', unlimited, async () => alive(context))
  app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  metricsRoute(app, context)
}

function metricsRoute(app: FastifyInstance, { metrics, metricsShown }: RouteContext): void {
  if (metricsShown === 'off') return
  const access = metricsShown === 'key' ? { access: 'read' as const } : {}
  app.get(
    '/metrics',
    { config: { rateLimit: false, ...access }, schema: { hide: true } },
    async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text()),
  )
}

/** A store that is busy is well: only one that has ended is not. */
async function alive({ store }: RouteContext): Promise<{ ok: true }> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE)
  })
  try {
    await Promise.race([store.position('alive'), patience])
    return { ok: true }
  } catch (error) {
    throw new Problem('unavailable', (error as Error).message)
  } finally {
    clearTimeout(timer)
  }
}
