import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Static } from 'typebox'
import type { EventFilter } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import { StreamQuery } from '../schemas.ts'
import { shownEvent } from '../shown.ts'
import type { Routes } from './route.ts'

/** How often the store is asked what is new, and how long a stream may be silent, in milliseconds. */
const PAUSE = 1000
const SILENCE = 15_000
/** Events that are told at once. */
const PIECE = 200

const STREAMED = {
  description: 'Each event as `id: seq` and `data: {…}`, until somebody hangs up',
  content: { 'text/event-stream': { schema: { type: 'string' } } },
}

/** Events as they come, as a stream that browsers read by themselves (server-sent events, WHATWG HTML 9.2). */
export const streamRoutes: Routes = (app, { store }) => {
  const open = new Set<AbortController>()
  app.addHook('preClose', async () => {
    for (const one of open) one.abort()
  })
  app.get(
    '/v1/events/stream',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Events as they are kept, as server-sent events',
        querystring: StreamQuery,
        response: { 200: STREAMED },
      },
    },
    async (request, reply) => {
      const filter = request.query as Static<typeof StreamQuery> as EventFilter
      const ending = new AbortController()
      open.add(ending)
      reply.raw.on('close', () => {
        open.delete(ending)
        ending.abort()
      })
      const last = String(request.headers['last-event-id'] ?? '')
      const from = /^\d{1,15}$/.test(last) ? last : await newest(store)
      return reply
        .type('text/event-stream')
        .headers({
          'cache-control': 'no-cache, no-transform',
          // For nginx, which else keeps pieces back.
          'x-accel-buffering': 'no',
          // Nothing follows on it: it need not be waited for when the service stops.
          connection: 'close',
        })
        .send(Readable.from(told(store, filter, from, ending.signal)))
    },
  )
}

async function newest(store: Store): Promise<string> {
  const { items } = await store.events({ limit: 1 })
  return String(items[0]?.seq ?? 0)
}

/** What is kept after `cursor`, until the signal ends it; whoever reconnects tells the last id and misses nothing. */
async function* told(
  store: Store,
  filter: EventFilter,
  cursor: string,
  signal: AbortSignal,
): AsyncIterable<string> {
  // Something at once, so that the reader knows that it is connected.
  yield ': connected\n\n'
  let silent = 0
  while (!signal.aborted) {
    const { items, next } = await store.events({ ...filter, order: 'oldest', cursor, limit: PIECE })
    for (const one of items) yield `id: ${one.seq}\ndata: ${JSON.stringify(shownEvent(one))}\n\n`
    cursor = String(items.at(-1)?.seq ?? cursor)
    if (next !== null) continue
    silent = items.length > 0 ? 0 : silent + PAUSE
    if (silent >= SILENCE) {
      silent = 0
      yield ': still here\n\n'
    }
    // Rejected when the stream ends.
    await wait(PAUSE, undefined, { signal }).catch(() => {})
  }
}
