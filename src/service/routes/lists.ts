import { Readable } from 'node:stream'
import type { Static } from 'typebox'
import type { SuppressionFilter } from '../../store/shapes.ts'
import { Imported } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { listFilter } from '../filters.ts'
import { exportList } from '../list/export.ts'
import { importList } from '../list/import.ts'
import { Problem } from '../problem.ts'
import { ExportQuery, ImportQuery } from '../schemas.ts'
import type { Routes } from './route.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
} as const

const EXPORTED = {
  description: 'The list, as it is sent',
  content: Object.fromEntries(
    ['text/csv', 'application/json', 'application/x-ndjson'].map((type) => [type, { schema: {} }]),
  ),
}

/** Lists in and out, streamed: their bodies have no limit of size. */
export const listRoutes: Routes = (app, { store, clock }) => {
  app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    inner.post(
      '/v1/suppressions/import',
      {
        config: { access: 'admin' },
        schema: {
          summary:
            'Take over a suppression list of a service (CSV, JSON or one object a line; its form is found by itself)',
          consumes: ['text/csv', 'application/json', 'application/x-ndjson', 'text/plain'],
          querystring: ImportQuery,
          response: { 200: Imported },
        },
      },
      async (request) => {
        const { format, scope, dryRun = false } = request.query as Static<typeof ImportQuery>
        if (!(request.body instanceof Readable))
          throw new Problem('bad-request', 'Send the list as the body.')
        request.body.setEncoding('utf8')
        return importList(request.body, store, { format, scope, dryRun, who: whoOf(request), now: clock() })
      },
    )
  })

  app.get(
    '/v1/suppressions/export',
    {
      config: { access: 'read' },
      schema: {
        summary: 'The list in the format of a service, or undelivered for all of it',
        description:
          'Formats that know no end leave out addresses that are only held, unless you ask for state=held. Formats that would stop all mail leave out who has left one stream only, unless you name it by scope. The format "undelivered" leaves nothing out.',
        querystring: ExportQuery,
        response: { 200: EXPORTED },
      },
    },
    async (request, reply) => {
      const { format = 'undelivered', form, ...query } = request.query as Static<typeof ExportQuery>
      const filter = listFilter(query, clock())
      const pieces = exportList(store, { format, form, filter: filter as SuppressionFilter })
      return reply.type(TYPES[form ?? 'csv']).send(Readable.from(pieces))
    },
  )
}
