import type { Static } from 'typebox'
import { AddressRecord, Forgotten, Found } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { Problem } from '../problem.ts'
import { AddressPath, ForgetQuery, SearchQuery } from '../schemas.ts'
import { shownDecision, shownEvent, shownState } from '../shown.ts'
import type { Routes } from './route.ts'

export const addressRoutes: Routes = (app, { store, clock, raw }) => {
  app.get(
    '/v1/addresses',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Addresses that begin so; none where only hashes are kept',
        querystring: SearchQuery,
        response: { 200: Found },
      },
    },
    async (request) => {
      const { beginning, limit = 20 } = request.query as Static<typeof SearchQuery>
      const now = clock()
      const found = await store.search(beginning, limit)
      return { items: found.map((address) => ({ address, state: store.check(address, '*', now).state })) }
    },
  )

  app.get(
    '/v1/addresses/:address',
    {
      config: { access: 'read' },
      schema: {
        summary: 'All that is known of an address: its timeline and its state',
        params: AddressPath,
        response: { 200: AddressRecord },
      },
    },
    async (request) => {
      const { address } = request.params as Static<typeof AddressPath>
      const found = await store.address(address, clock())
      if (found === null) throw new Problem('not-found', `Nothing is known of ${address}.`)
      return {
        address: found.address,
        state: shownState(found.state),
        observed: shownState(found.observed),
        events: found.events.map(shownEvent),
        decisions: found.decisions.map(shownDecision),
      }
    },
  )

  app.delete(
    '/v1/addresses/:address',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Forget a person: events, history and entries are erased; a hash may stay suppressed',
        params: AddressPath,
        querystring: ForgetQuery,
        response: { 200: Forgotten },
      },
    },
    async (request) => {
      const { address } = request.params as Static<typeof AddressPath>
      const { keepSuppressed = false } = request.query as Static<typeof ForgetQuery>
      // First what the events were read from: should it fail, the events still tell where that is.
      const known = await store.address(address, clock())
      await raw.erase((known?.events ?? []).map(({ event }) => event.id))
      const found = await store.forget(address, keepSuppressed, whoOf(request), clock())
      return { forgotten: found, keptSuppressed: keepSuppressed }
    },
  )
}
