import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { CHECK_NAMES, type CheckName } from '../../doctor/question.ts'
import { Diagnosis, ExplainedRefusals } from '../answer-schemas.ts'
import { filterOf } from '../filters.ts'
import { Problem } from '../problem.ts'
import { DoctorQuery, RefusalQuery } from '../schemas.ts'
import { shownRefusals } from '../shown.ts'
import type { RouteContext, Routes } from './route.ts'

export const doctorRoutes: Routes = (app, context) => {
  const { desk } = context
  refusalRoutes(app, context)
  app.get(
    '/v1/doctor',
    {
      config: { access: 'read' },
      schema: {
        summary: 'What receivers look at before they take mail of a domain, and what to mend',
        querystring: DoctorQuery,
        response: { 200: Diagnosis },
      },
    },
    async (request) => {
      const { domain, ip, selector, helo, returnPath, only } = request.query as Static<typeof DoctorQuery>
      return desk.examine({
        ...{ domain, helo, returnPath },
        ips: listIn(ip),
        selectors: listIn(selector),
        only: only === undefined ? undefined : checksIn(listIn(only)),
      })
    },
  )
}

const DAY = 24 * 3600 * 1000

function refusalRoutes(app: FastifyInstance, { desk, clock }: RouteContext): void {
  app.get(
    '/v1/doctor/refusals',
    {
      config: { access: 'read' },
      schema: {
        summary: "What was refused for the sender's sake, joined with what is wrong",
        querystring: RefusalQuery,
        response: { 200: ExplainedRefusals },
      },
    },
    async (request) => {
      const filter = filterOf(request.query as Static<typeof RefusalQuery>)
      const since = filter.since ?? clock() - 7 * DAY
      return { items: (await desk.refusals({ ...filter, since })).map(shownRefusals) }
    },
  )
}

const listIn = (text = '') => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))

function checksIn(names: readonly string[]): readonly CheckName[] {
  const wrong = names.find((name) => !CHECK_NAMES.includes(name as CheckName))
  if (wrong === undefined) return names as readonly CheckName[]
  throw new Problem('bad-request', `"only" may name ${CHECK_NAMES.join(', ')}, not "${wrong}".`)
}
