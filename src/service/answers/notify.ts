import Type from 'typebox'
import { names, orNull } from '../schemas.ts'
import { list, page, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// Who is told, and lists that are kept in step.

const endpoint = {
  id: text(),
  url: text(),
  description: text(),
  types: list(text()),
  allowPrivate: Type.Boolean(),
  origin: names(['settings', 'api']),
  createdAt: time(),
  disabled: orNull(text({ description: 'Why nothing is sent any more; null: it is in use' })),
  waiting: whole({ description: 'Messages that are tried again, or wait for those' }),
  dead: whole({ description: 'Messages that are not tried any more' }),
  lastTry: orNull(
    Type.Object(
      { at: time(), ok: Type.Boolean(), error: textOrNull() },
      { description: 'How the last message fared, tests too; null: none was sent since the service started' },
    ),
  ),
}
export const Endpoint = Type.Object(endpoint)
export const Endpoints = Type.Object({ items: list(Endpoint) })
export const NewEndpoint = Type.Object({ ...endpoint, secret: text({ description: 'Shown this once' }) })
export const EndpointRemoved = Type.Object({ id: text(), removed: Type.Boolean() })
export const Pinged = Type.Object({ ok: Type.Boolean(), error: textOrNull() })
export const Deliveries = page(
  Type.Object({
    message: whole({ description: 'What replay takes' }),
    webhookId: text({ description: 'The header webhook-id' }),
    at: time(),
    type: text(),
    attempts: whole(),
    next: time('When it is tried again; of a dead one, when it was tried last'),
    error: textOrNull(),
    data: Type.Record(Type.String(), Type.Unknown()),
  }),
)
export const Revived = Type.Object({ revived: whole() })

export const ReportShown = Type.Object({
  since: time(),
  before: time(),
  text: text({ description: 'Plain text' }),
  html: text({ description: 'A whole page, with charts; mail programs show it, too' }),
})

const counted = Type.Object({
  count: whole(),
  first: list(text({ description: 'Of the addresses, the first 20' })),
})
export const SyncAnswer = Type.Object({
  list: text(),
  dryRun: Type.Boolean(),
  pulled: counted,
  known: whole({ description: 'Those on the list of the service that were known already' }),
  pushed: counted,
  removed: counted,
  refused: list(Type.Object({ address: text(), why: text() })),
  notes: list(text()),
})
export const Syncs = Type.Object({
  items: list(
    Type.Object({
      name: text(),
      kind: text(),
      last: orNull(SyncAnswer),
      lastAt: timeOrNull(),
      problem: textOrNull(),
    }),
  ),
})
