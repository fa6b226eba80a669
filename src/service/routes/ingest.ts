import type { FastifyRequest } from 'fastify'
import { Explained } from '../answer-schemas.ts'
import { ingest, ndjsonItems } from '../ingest/body.ts'
import { explain } from '../ingest/explain.ts'
import { Problem } from '../problem.ts'
import { Ingested } from '../schemas.ts'
import type { Routes } from './route.ts'

const TYPES = 'message/rfc822, application/x-ndjson or application/json'

export const ingestRoutes: Routes = (app, { store, clock, rules, metrics, raw }) => {
  app.post(
    '/v1/ingest',
    {
      config: { access: 'ingest' },
      schema: {
        summary: 'Take bounce mails, replies, log lines, webhooks or events; answered when they are durable',
        consumes: ['message/rfc822', 'application/x-ndjson', 'application/json'],
        response: { 200: Ingested },
      },
    },
    async (request) => {
      const ingested = await ingest(itemsOf(request), { store, raw, now: clock(), rules })
      metrics.ingested(ingested.accepted, ingested.duplicates, ingested.rejected.length)
      return ingested
    },
  )

  app.post(
    '/v1/explain',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Read anything and tell what it means and what the policy would do; nothing is kept',
        consumes: ['message/rfc822', 'application/x-ndjson', 'application/json', 'text/plain'],
        response: { 200: Explained },
      },
    },
    async (request) => {
      const { readItems, readText } = await import('../ingest/read-anything.ts')
      const options = { now: clock(), rules }
      const read =
        typeOf(request) === 'text/plain'
          ? readText(textOf(request), options)
          : readItems(
              [...itemsOf(request)].map(({ value }) => value()),
              options,
            )
      return explain(read, store, clock())
    },
  )
}

/** The items of a body, each with its line. */
function itemsOf(request: FastifyRequest): Iterable<{ line: number; value: () => unknown }> {
  const bytes = request.body as Buffer | object | null
  switch (typeOf(request)) {
    case 'message/rfc822':
      return [{ line: 1, value: () => ({ email64: (bytes as Buffer).toString('base64') }) }]
    case 'application/x-ndjson':
      return ndjsonItems(textOf(request))
    case 'application/json': {
      const all = Array.isArray(bytes) ? bytes : [bytes]
      return all.map((one, n) => ({ line: n + 1, value: () => one }))
    }
    default:
      throw new Problem('wrong-type', `Send ${TYPES}.`)
  }
}

const textOf = ({ body }: FastifyRequest) => (body instanceof Buffer ? body.toString() : String(body))

const typeOf = ({ headers }: FastifyRequest) =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
