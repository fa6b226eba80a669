import type { Static } from 'typebox'
import { ask } from '../../store/ask.ts'
import type { Store } from '../../store/store.ts'
import { Checked, CheckedMany, CheckMany, CheckPath, CheckQuery } from '../schemas.ts'
import { Turns } from '../turns.ts'
import type { Routes } from './route.ts'

export const checkRoutes: Routes = (app, { store, clock, metrics }) => {
  app.get(
    '/v1/check/:address',
    {
      config: { access: 'check' },
      schema: {
        summary: 'May mail be sent to this address? Why not, since when, until when?',
        params: CheckPath,
        querystring: CheckQuery,
        response: { 200: Checked },
      },
    },
    async (request) => {
      const { address } = request.params as Static<typeof CheckPath>
      const { scope = '*' } = request.query as Static<typeof CheckQuery>
      const checked = answer(store, address, scope, clock())
      metrics.checked(checked.send)
      return checked
    },
  )

  app.post(
    '/v1/check',
    {
      config: { access: 'check' },
      schema: {
        summary: 'The same for up to 10,000 addresses',
        body: CheckMany,
        response: { 200: CheckedMany },
      },
    },
    async (request) => {
      const { addresses, scope = '*' } = request.body as Static<typeof CheckMany>
      const now = clock()
      const turns = new Turns()
      const results: Static<typeof Checked>[] = []
      for (const address of addresses) {
        const checked = answer(store, address, scope, now)
        metrics.checked(checked.send)
        results.push(checked)
        if (turns.over()) await turns.next()
      }
      return { results }
    },
  )
}

function answer(store: Store, address: string, scope: string, now: number): Static<typeof Checked> {
  const { send, state, reason, since, until, retryAt, why } = ask(store, address, scope, now)
  return { address, scope, send, state, reason, since, until, retryAt, why }
}
