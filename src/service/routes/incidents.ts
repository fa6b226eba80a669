import type { Static } from 'typebox'
import { Events, Incident, Incidents, Resolved } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { incidentShower } from '../incident-words.ts'
import { Problem } from '../problem.ts'
import { EmptyBody, IncidentQuery, MuteBody, PageQuery, ResolveBody } from '../schemas.ts'
import { shownEvent, shownPage } from '../shown.ts'
import { timeIn } from '../times.ts'
import type { Routes } from './route.ts'

const idOf = ({ params }: { params: unknown }) => (params as { id: string }).id
const missing = (id: string) => new Problem('not-found', `There is no incident ${id}.`)

export const incidentRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/v1/incidents',
    {
      config: { access: 'read' },
      schema: {
        summary:
          'What is wrong: outages, trouble of the sender’s, rates, silence, backscatter; the newest first',
        querystring: IncidentQuery,
        response: { 200: Incidents },
      },
    },
    async (request) => {
      const show = await incidentShower()
      return { items: (await store.incidents(request.query as Static<typeof IncidentQuery>)).map(show) }
    },
  )

  app.get(
    '/v1/incidents/:id',
    { config: { access: 'read' }, schema: { summary: 'One incident', response: { 200: Incident } } },
    async (request) => {
      const found = await store.incident(idOf(request))
      if (found === null) throw missing(idOf(request))
      return (await incidentShower())(found)
    },
  )

  app.get(
    '/v1/incidents/:id/events',
    {
      config: { access: 'read' },
      schema: {
        summary: 'The events that stand under an incident, the newest first',
        querystring: PageQuery,
        response: { 200: Events },
      },
    },
    async (request) => {
      const page = await store.incidentEvents(idOf(request), request.query as Static<typeof PageQuery>)
      if (page === null) throw missing(idOf(request))
      return shownPage(page, shownEvent)
    },
  )

  app.post(
    '/v1/incidents/:id/acknowledge',
    {
      config: { access: 'admin' },
      schema: { summary: 'Say that somebody has seen it', body: EmptyBody, response: { 200: Incident } },
    },
    async (request) => {
      const found = await store.markIncident(idOf(request), { acknowledged: true }, whoOf(request), clock())
      if (found === null) throw missing(idOf(request))
      return (await incidentShower())(found)
    },
  )

  app.post(
    '/v1/incidents/:id/mute',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Tell nobody of it until then; null ends that',
        body: MuteBody,
        response: { 200: Incident },
      },
    },
    async (request) => {
      const { until } = request.body as Static<typeof MuteBody>
      const mutedUntil = until === null ? null : timeIn(until, 'until')!
      const found = await store.markIncident(idOf(request), { mutedUntil }, whoOf(request), clock())
      if (found === null) throw missing(idOf(request))
      return (await incidentShower())(found)
    },
  )

  app.post(
    '/v1/incidents/:id/resolve',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Release all that an outage holds, or confirm it',
        body: ResolveBody,
        response: { 200: Resolved },
      },
    },
    async (request) => {
      const id = idOf(request)
      const { resolution } = request.body as { resolution: 'released' | 'confirmed' }
      const kind = (await store.incident(id))?.kind
      if (kind === undefined) throw missing(id)
      const changed = await store.resolve(id, resolution, whoOf(request), clock())
      if (changed === null)
        throw new Problem('bad-request', `Only an outage holds addresses; ${id} is of kind ${kind}.`)
      return { id, resolution, changed }
    },
  )
}
