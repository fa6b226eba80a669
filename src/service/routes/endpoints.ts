import { randomBytes } from 'node:crypto'
import type { Static } from 'typebox'
import { wrongPlace } from '../../notify/http/public-address.ts'
import { wrongUrl } from '../../notify/webhooks/block.ts'
import { messageId } from '../../notify/webhooks/deliver.ts'
import { newSecret, rotated } from '../../notify/webhooks/secrets.ts'
import { USUAL_TYPES } from '../../notify/webhooks/types.ts'
import type { Delivery, Endpoint, EndpointState } from '../../store/outgoing.ts'
import * as Answer from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import * as Body from '../schemas.ts'
import { iso } from '../times.ts'
import type { RouteContext, Routes } from './route.ts'

const HOUR = 3_600_000
const access = { config: { access: 'admin' as const } }

export const endpointRoutes: Routes = (app, context) => {
  changingRoutes(app, context)
  deliveryRoutes(app, context)
}

const changingRoutes: Routes = (app, { store, clock, notifier }) => {
  app.get(
    '/v1/endpoints',
    { ...access, schema: { summary: 'Where changes are told', response: { 200: Answer.Endpoints } } },
    async () => ({ items: (await store.endpoints()).map((one) => shown(one, notifier)) }),
  )

  app.post(
    '/v1/endpoints',
    {
      ...access,
      schema: {
        summary: 'Tell a program of changes, from now on; the secret is shown this once',
        body: Body.NewEndpoint,
        response: { 201: Answer.NewEndpoint },
      },
    },
    async (request, reply) => {
      const {
        url,
        types = USUAL_TYPES,
        description = '',
        allowPrivate = false,
      } = request.body as Static<typeof Body.NewEndpoint>
      mustBeUrl(url, allowPrivate)
      const id = `ep_${randomBytes(6).toString('hex')}`
      const secret = newSecret()
      const secrets = [{ secret, until: null }]
      await store.putEndpoint({
        ...{ id, url, description, types, allowPrivate, secrets },
        ...{ origin: 'api', createdAt: clock(), disabled: null },
      })
      await notifier.changed(id)
      return reply.status(201).send({ ...shown(await found(store, id), notifier), secret })
    },
  )

  app.put(
    '/v1/endpoints/:id',
    {
      ...access,
      schema: {
        summary: 'Change an endpoint, or stop it for a while',
        body: Body.EndpointChange,
        response: { 200: Answer.Endpoint },
      },
    },
    async (request) => {
      const { id } = request.params as { id: string }
      const { disabled, ...change } = request.body as Static<typeof Body.EndpointChange>
      const before = kept(await ours(store, id))
      if (change.url !== undefined) mustBeUrl(change.url, change.allowPrivate ?? before.allowPrivate)
      const stopped = disabled === undefined ? before.disabled : disabled ? 'It was disabled by hand.' : null
      await store.putEndpoint({ ...before, ...change, disabled: stopped })
      await notifier.changed(id)
      return shown(await found(store, id), notifier)
    },
  )

  app.delete(
    '/v1/endpoints/:id',
    {
      ...access,
      schema: {
        summary: 'Remove an endpoint, with all that it has not taken',
        response: { 200: Answer.EndpointRemoved },
      },
    },
    async (request) => {
      const { id } = await ours(store, (request.params as { id: string }).id)
      await store.removeEndpoint(id)
      await notifier.changed(id)
      return { id, removed: true }
    },
  )

  app.post(
    '/v1/endpoints/:id/rotate',
    {
      ...access,
      schema: {
        summary: 'A new secret; the one before signs, too, for some hours',
        body: Body.Rotation,
        response: { 200: Answer.NewEndpoint },
      },
    },
    async (request) => {
      const { keepHours = 24 } = (request.body ?? {}) as NonNullable<Static<typeof Body.Rotation>>
      const before = await ours(store, (request.params as { id: string }).id)
      const secret = newSecret()
      const now = clock()
      const secrets = rotated(before.secrets, secret, now, now + keepHours * HOUR)
      await store.putEndpoint({ ...kept(before), secrets })
      await notifier.changed(before.id)
      return { ...shown(await found(store, before.id), notifier), secret }
    },
  )
}

const deliveryRoutes: Routes = (app, { store, clock, notifier }) => {
  app.post(
    '/v1/endpoints/:id/ping',
    {
      ...access,
      schema: { summary: 'Send a message to try it out', response: { 200: Answer.Pinged } },
    },
    async (request) => {
      const endpoint = await found(store, (request.params as { id: string }).id)
      const delivered = await notifier.ping(endpoint)
      return { ok: delivered.ok, error: delivered.ok ? null : delivered.error }
    },
  )

  app.get(
    '/v1/endpoints/:id/deliveries',
    {
      ...access,
      schema: {
        summary: 'What an endpoint has not taken: dead letters, or what is tried again',
        querystring: Body.DeliveryQuery,
        response: { 200: Answer.Deliveries },
      },
    },
    async (request) => {
      const endpoint = await found(store, (request.params as { id: string }).id)
      const { state = 'dead', cursor, limit = 100 } = request.query as Static<typeof Body.DeliveryQuery>
      const query = { dead: state === 'dead', after: Number(cursor ?? 0), limit: limit + 1 }
      const all = await store.deliveries(endpoint.id, query)
      const items = all.slice(0, limit)
      const next = all.length > limit ? String(items.at(-1)!.message.id) : null
      return { items: items.map((one) => shownDelivery(endpoint, one)), next }
    },
  )

  app.post(
    '/v1/endpoints/:id/replay',
    {
      ...access,
      schema: {
        summary: 'Send dead letters again: those that are named, or all',
        body: Body.Replayed,
        response: { 200: Answer.Revived },
      },
    },
    async (request) => {
      const { id } = await found(store, (request.params as { id: string }).id)
      const { messages = null } = (request.body ?? {}) as NonNullable<Static<typeof Body.Replayed>>
      const revived = await store.revive(id, messages, clock())
      await notifier.revived(id)
      return { revived }
    },
  )
}

async function found(store: RouteContext['store'], id: string): Promise<EndpointState> {
  const endpoint = (await store.endpoints()).find((one) => one.id === id)
  if (endpoint === undefined) throw new Problem('not-found', `There is no endpoint ${id}.`)
  return endpoint
}

/** One that may be changed here. */
async function ours(store: RouteContext['store'], id: string): Promise<EndpointState> {
  const endpoint = await found(store, id)
  if (endpoint.origin === 'settings')
    throw new Problem('bad-request', `${id} stands in the settings of the service: change it there.`)
  return endpoint
}

function mustBeUrl(url: string, allowPrivate: boolean): void {
  const wrong = wrongUrl(url)
  if (wrong !== null) throw new Problem('bad-request', `"url" ${wrong}.`)
  const place = allowPrivate ? null : wrongPlace(url)
  if (place !== null) throw new Problem('bad-request', place)
}

function kept({ position: _, waiting: __, dead: ___, ...endpoint }: EndpointState): Endpoint {
  return endpoint
}

function shown(
  { secrets: _, position: __, createdAt, ...one }: EndpointState,
  notifier: RouteContext['notifier'],
) {
  const last = notifier.lastTry(one.id)
  return { ...one, createdAt: iso(createdAt), lastTry: last === null ? null : { ...last, at: iso(last.at) } }
}

function shownDelivery(endpoint: Endpoint, { message, attempts, next, error }: Delivery) {
  const { id, at, type, data } = message
  return {
    ...{ message: id, webhookId: messageId(endpoint, message), at: iso(at), type, attempts },
    ...{ next: iso(next), error, data: JSON.parse(data) as unknown },
  }
}
