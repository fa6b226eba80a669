import type { Static } from 'typebox'
import type { KeyScope } from '../../store/store.ts'
import { Problem } from '../problem.ts'
import { KeyBody } from '../schemas.ts'
import { shownKey } from '../shown.ts'
import type { Routes } from './route.ts'

export const keyRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/v1/keys',
    { config: { access: 'admin' }, schema: { summary: 'Keys, without their secrets' } },
    async () => ({ items: (await store.keys()).map(shownKey) }),
  )

  app.post(
    '/v1/keys',
    {
      config: { access: 'admin' },
      schema: { summary: 'Make a key; its secret is shown this once', body: KeyBody },
    },
    async (request, reply) => {
      const { name, scopes } = request.body as Static<typeof KeyBody>
      const { key, secret } = await store.createKey(name, scopes as KeyScope[], clock())
      return reply.status(201).send({ ...shownKey(key), secret })
    },
  )

  app.delete(
    '/v1/keys/:id',
    { config: { access: 'admin' }, schema: { summary: 'Revoke a key' } },
    async (request) => {
      const { id } = request.params as { id: string }
      if (!(await store.revokeKey(id, clock())))
        throw new Problem('not-found', `There is no key ${id} in force.`)
      return { id, revoked: true }
    },
  )
}
