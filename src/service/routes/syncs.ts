import type { Static } from 'typebox'
import type { ListStatus } from '../../notify/lists/status.ts'
import { SyncAnswer, Syncs } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import { SyncBody } from '../schemas.ts'
import { iso } from '../times.ts'
import type { Routes } from './route.ts'

export const syncRoutes: Routes = (app, { lists }) => {
  app.get(
    '/v1/syncs',
    {
      config: { access: 'read' },
      schema: { summary: 'Lists of services that are kept in step', response: { 200: Syncs } },
    },
    async () => ({ items: (lists?.list ?? []).map(shown) }),
  )

  app.post(
    '/v1/syncs/:name',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Bring a list in step now, or tell what that would do',
        body: SyncBody,
        response: { 200: SyncAnswer },
      },
    },
    async (request) => {
      const { name } = request.params as { name: string }
      const { dryRun = false } = (request.body ?? {}) as NonNullable<Static<typeof SyncBody>>
      if (lists === undefined || !lists.has(name))
        throw new Problem('not-found', `There is no list ${name} in the settings of the service.`)
      try {
        return await lists.sync(name, dryRun)
      } catch (error) {
        throw new Problem('unreachable', (error as Error).message)
      }
    },
  )
}

const shown = ({ lastAt, ...one }: ListStatus) => ({ ...one, lastAt: iso(lastAt) })
