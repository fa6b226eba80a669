import type { Static } from 'typebox'
import { reportFacts } from '../../notify/report/facts.ts'
import { reportHtml } from '../../notify/report/html.ts'
import { reportText } from '../../notify/report/text.ts'
import { ReportShown } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import { ReportQuery } from '../schemas.ts'
import { iso, timeIn } from '../times.ts'
import type { Routes } from './route.ts'

const DAY = 24 * 3600 * 1000
/** A longer one would be a chart of lines, and hold up all that writes. */
const LONGEST = 366 * DAY

export const reportRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/v1/report',
    {
      config: { access: 'read' },
      schema: {
        summary: 'What came back in a time, by whom, why, and what to mend first; for people',
        querystring: ReportQuery,
        response: { 200: ReportShown },
      },
    },
    async (request) => {
      const query = request.query as Static<typeof ReportQuery>
      const before = timeIn(query.before, 'before') ?? clock()
      const since = timeIn(query.since, 'since') ?? before - 7 * DAY
      if (before <= since || before - since > LONGEST)
        throw new Problem('bad-request', '"since" must lie before "before", by at most 366 days.')
      const facts = await reportFacts(store, since, before)
      return {
        ...{ since: iso(since), before: iso(before) },
        ...{ text: reportText(facts), html: reportHtml(facts) },
      }
    },
  )
}
