import type { Static } from 'typebox'
import { Session } from '../answer-schemas.ts'
import { setToken, tokenIn } from '../cookie.ts'
import { Problem } from '../problem.ts'
import { SessionBody } from '../schemas.ts'
import { iso } from '../times.ts'
import type { Routes } from './route.ts'

/** How often somebody may try to sign in a minute: secrets are long, so this only keeps the log short. */
const TRIES = 30

/** Signing in to the page: a key is exchanged for a cookie. */
export const sessionRoutes: Routes = (app, { store, clock, sessions }) => {
  app.get(
    '/v1/session',
    { schema: { summary: 'Who is signed in, or whose key this is', response: { 200: Session } } },
    async ({ apiKey, signedIn }) => ({
      signedIn,
      name: apiKey?.name ?? null,
      scopes: apiKey?.scopes ?? [],
    }),
  )

  app.post(
    '/v1/session',
    {
      config: { rateLimit: { max: TRIES, timeWindow: 60_000 } },
      schema: {
        summary: 'Sign in: exchanges a key for a cookie',
        body: SessionBody,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const key = store.keyOf((request.body as Static<typeof SessionBody>).key.trim())
      if (key === null)
        throw new Problem(
          'wrong-key',
          'Check that it is all of the key, or make a new one with "undelivered keys add".',
        )
      const now = clock()
      const { token, endsAt } = sessions.open(key.id, now)
      setToken(reply, token, Math.floor((endsAt - now) / 1000))
      return { signedIn: true, name: key.name, scopes: key.scopes, endsAt: iso(endsAt) }
    },
  )

  app.delete(
    '/v1/session',
    { schema: { summary: 'Sign out', response: { 200: Session } } },
    async (request, reply) => {
      const token = tokenIn(request)
      if (token !== undefined) sessions.close(token)
      setToken(reply, null, 0)
      return { signedIn: false, name: null, scopes: [] }
    },
  )
}
