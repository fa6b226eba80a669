import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Static } from 'typebox'
import type { KeyScope } from '../../store/shapes.ts'
import { BackedUp, Keys, NewKey, Revoked } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import { KeyBody } from '../schemas.ts'
import { shownKey } from '../shown.ts'
import type { Routes } from './route.ts'

export const keyRoutes: Routes = (app, { store, clock, backups }) => {
  app.get(
    '/v1/keys',
    {
      config: { access: 'admin' },
      schema: { summary: 'Keys, without their secrets', response: { 200: Keys } },
    },
    async () => ({ items: (await store.keys()).map(shownKey) }),
  )

  app.post(
    '/v1/keys',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Make a key; its secret is shown this once',
        body: KeyBody,
        response: { 201: NewKey },
      },
    },
    async (request, reply) => {
      const { name, scopes } = request.body as Static<typeof KeyBody>
      const { key, secret } = await store.createKey(name, scopes as KeyScope[], clock())
      return reply.status(201).send({ ...shownKey(key), secret })
    },
  )

  app.delete(
    '/v1/keys/:id',
    { config: { access: 'admin' }, schema: { summary: 'Revoke a key', response: { 200: Revoked } } },
    async (request) => {
      const { id } = request.params as { id: string }
      if (!(await store.revokeKey(id, clock())))
        throw new Problem('not-found', `There is no key ${id} in force.`)
      return { id, revoked: true }
    },
  )

  app.post(
    '/v1/backup',
    {
      config: { access: 'admin' },
      schema: { summary: 'Copy the store into a new file while it runs', response: { 200: BackedUp } },
    },
    async () => {
      if (backups === undefined)
        throw new Problem('bad-request', 'This store is in memory and cannot be copied.')
      await mkdir(backups, { recursive: true })
      const path = join(backups, `undelivered-${new Date(clock()).toISOString().replace(/[:.]/g, '')}.db`)
      await store.backup(path)
      return { path }
    },
  )
}
