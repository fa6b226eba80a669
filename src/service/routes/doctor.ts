import type { Static } from 'typebox'
import { CHECK_NAMES, type CheckName } from '../../doctor/check.ts'
import { Diagnosis } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import { DoctorQuery } from '../schemas.ts'
import type { Routes } from './route.ts'

export const doctorRoutes: Routes = (app, { desk }) => {
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

const listIn = (text = '') => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))

function checksIn(names: readonly string[]): readonly CheckName[] {
  const wrong = names.find((name) => !CHECK_NAMES.includes(name as CheckName))
  if (wrong === undefined) return names as readonly CheckName[]
  throw new Problem('bad-request', `"only" may name ${CHECK_NAMES.join(', ')}, not "${wrong}".`)
}
