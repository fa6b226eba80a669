import type { Static } from 'typebox'
import { receiverNamed } from '../../decide/receiver-title.ts'
import type { DecisionFilter, EventFilter, StatsQuery } from '../../store/shapes.ts'
import { Audit, Decisions, Events, Redone, Stats, Undone } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { filterOf } from '../filters.ts'
import { Problem } from '../problem.ts'
import { DecisionQuery, EventQuery, PageQuery, RedoBody, StatsParameters, UndoBody } from '../schemas.ts'
import { shownAudit, shownDecision, shownEvent, shownPage } from '../shown.ts'
import { timeIn } from '../times.ts'
import type { Routes } from './route.ts'

const DAY = 24 * 3600 * 1000
const FIELDS = ['day', 'kind', 'type', 'reason', 'receiver', 'scope'] as const

export const historyRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/v1/events',
    {
      config: { access: 'read' },
      schema: { summary: 'Events, newest first', querystring: EventQuery, response: { 200: Events } },
    },
    async (request) => {
      const filter = filterOf(request.query as Static<typeof EventQuery>) as EventFilter
      return shownPage(await store.events(filter), shownEvent)
    },
  )

  app.get(
    '/v1/decisions',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Changes of state, newest first',
        querystring: DecisionQuery,
        response: { 200: Decisions },
      },
    },
    async (request) => {
      const filter = filterOf(request.query as Static<typeof DecisionQuery>) as DecisionFilter
      return shownPage(await store.decisions(filter), shownDecision)
    },
  )

  app.post(
    '/v1/undo',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Undo decisions, named by their ref or found by a filter',
        body: UndoBody,
        response: { 200: Undone },
      },
    },
    async (request) => {
      const body = request.body as { refs?: string[]; filter?: Record<string, string> }
      const who = whoOf(request)
      if (body.refs !== undefined) return { undone: await store.undo(body.refs, who, clock()) }
      return { undone: await store.undoAll(filterOf(body.filter!) as DecisionFilter, who, clock()) }
    },
  )

  app.post(
    '/v1/redo',
    {
      config: { access: 'admin' },
      schema: { summary: 'Take an undo back', body: RedoBody, response: { 200: Redone } },
    },
    async (request) => {
      const { refs } = request.body as Static<typeof RedoBody>
      return { redone: await store.redo(refs, whoOf(request), clock()) }
    },
  )

  app.get(
    '/v1/stats',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Counts of events by day, kind, type, reason, receiver or stream',
        querystring: StatsParameters,
        response: { 200: Stats },
      },
    },
    async (request) => {
      const {
        since,
        before,
        by = 'day,kind',
        scope,
        receiver,
        limit,
      } = request.query as Static<typeof StatsParameters>
      const now = clock()
      const query: StatsQuery = {
        ...{ scope, by: fieldsIn(by) },
        receiver: receiver && receiverNamed(receiver),
        since: timeIn(since, 'since') ?? now - 30 * DAY,
        before: timeIn(before, 'before') ?? now + 1,
      }
      return { rows: (await store.stats(query)).slice(0, limit) }
    },
  )

  app.get(
    '/v1/audit',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'What people changed, newest first',
        querystring: PageQuery,
        response: { 200: Audit },
      },
    },
    async (request) => shownPage(await store.audit(request.query as Static<typeof PageQuery>), shownAudit),
  )
}

function fieldsIn(by: string): StatsQuery['by'] {
  const wanted = by.split(',').map((name) => name.trim())
  const wrong = wanted.find((name) => !FIELDS.includes(name as (typeof FIELDS)[number]))
  if (wrong !== undefined)
    throw new Problem('bad-request', `"by" may name ${FIELDS.join(', ')}, not "${wrong}".`)
  return [...new Set(wanted)] as StatsQuery['by']
}
