import type { Static } from 'typebox'
import { oneAddress } from '../../decode/address.ts'
import type { Entry, SuppressionFilter } from '../../store/shapes.ts'
import { Added, Released, ReleasedMany, SuppressionCount, Suppressions } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { listFilter } from '../filters.ts'
import { entryFrom } from '../list/entry.ts'
import { releaseAll } from '../list/release.ts'
import { Problem } from '../problem.ts'
import {
  AddressPath,
  CheckQuery,
  type NewSuppression,
  NewSuppressions,
  ReleaseBody,
  SuppressionCountQuery,
  SuppressionQuery,
} from '../schemas.ts'
import { shownPage, shownSuppression } from '../shown.ts'
import { timeIn } from '../times.ts'
import type { Routes } from './route.ts'

export const suppressionRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/v1/suppressions',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Who gets no mail, and why',
        querystring: SuppressionQuery,
        response: { 200: Suppressions },
      },
    },
    async (request) => {
      const query = listFilter(request.query as Static<typeof SuppressionQuery>, clock())
      return shownPage(
        await store.suppressions(query as Parameters<typeof store.suppressions>[0]),
        shownSuppression,
      )
    },
  )

  app.get(
    '/v1/suppressions/count',
    {
      config: { access: 'read' },
      schema: {
        summary: 'How many entries a filter finds',
        querystring: SuppressionCountQuery,
        response: { 200: SuppressionCount },
      },
    },
    async (request) => {
      const query = listFilter(request.query as Static<typeof SuppressionCountQuery>, clock())
      return { count: await store.countSuppressions(query as SuppressionFilter) }
    },
  )

  app.post(
    '/v1/suppressions/release',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Let mail go again to all that a filter finds',
        body: ReleaseBody,
        response: { 200: ReleasedMany },
      },
    },
    async (request) => {
      const { filter } = request.body as Static<typeof ReleaseBody>
      const now = clock()
      return releaseAll(store, listFilter(filter, now) as SuppressionFilter, whoOf(request), now)
    },
  )

  app.post(
    '/v1/suppressions',
    {
      config: { access: 'admin' },
      schema: { summary: 'Add one entry, or up to 10,000', body: NewSuppressions, response: { 200: Added } },
    },
    async (request) => {
      const given = [request.body as Static<typeof NewSuppression> | Static<typeof NewSuppression>[]].flat()
      const now = clock()
      const taken = await store.enter(
        given.map((one) => entryOf(one, whoOf(request), now)),
        now,
      )
      const added = taken.filter((one) => one === 'accepted').length
      return { added, known: taken.length - added }
    },
  )

  app.delete(
    '/v1/suppressions/:address',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Let mail go to this address again',
        params: AddressPath,
        querystring: CheckQuery,
        response: { 200: Released },
      },
    },
    async (request) => {
      const { address } = request.params as Static<typeof AddressPath>
      const { scope = '*' } = request.query as Static<typeof CheckQuery>
      const now = clock()
      const before = store.check(address, scope, now).state
      if (before !== 'ok')
        await store.enter(
          [{ address, scope, kind: 'allow', at: now, source: 'manual', who: whoOf(request) }],
          now,
        )
      return { address, scope, from: before, to: store.check(address, scope, now).state }
    },
  )
}

function entryOf(one: Static<typeof NewSuppression>, who: string, now: number): Entry {
  const { address, scope = '*', cause = 'manual', reason = null, note = null, source = 'manual' } = one
  const since = timeIn(one.since, 'since') ?? null
  const until = timeIn(one.until ?? undefined, 'until') ?? null
  if (oneAddress(address) === null) throw new Problem('bad-request', `“${address}” is not an e-mail address.`)
  if (until !== null && until <= now)
    throw new Problem(
      'bad-request',
      `The entry for ${address} would stop no mail: its end, ${one.until}, is over. Leave "until" out for an entry without an end.`,
    )
  return entryFrom({ address, scope, cause, reason, since, until, source, note }, who, now)
}
