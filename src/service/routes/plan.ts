import type { Static } from 'typebox'
import { historyFrom, planFor } from '../../decide/plan.ts'
import { receiverNamed } from '../../decide/receiver-title.ts'
import { Plan } from '../answer-schemas.ts'
import { PlanQuery } from '../schemas.ts'
import { iso } from '../times.ts'
import type { Routes } from './route.ts'

const DAY = 24 * 3600_000
/** As far back as a plan looks. */
const REMEMBERED = 90 * DAY

export const planRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/v1/plan',
    {
      config: { access: 'read' },
      schema: {
        summary: 'How much to send to a receiver in the coming days: warming up, or rebuilding a reputation',
        querystring: PlanQuery,
        response: { 200: Plan },
      },
    },
    async (request) => {
      const { receiver: written, scope, wanted, days } = request.query as Static<typeof PlanQuery>
      const receiver = receiverNamed(written)
      const now = clock()
      const rows = await store.stats({
        ...{ receiver, scope, by: ['day', 'kind', 'reason'] },
        ...{ since: now - REMEMBERED, before: now + 1 },
      })
      const { policy } = store.setting()
      const plan = planFor(historyFrom(rows), Math.floor(now / DAY), { wanted, days, policy })
      const dated = plan.days.map(({ day, messages }) => ({ day: iso(day * DAY)!.slice(0, 10), messages }))
      return { receiver, ...plan, days: dated }
    },
  )
}
