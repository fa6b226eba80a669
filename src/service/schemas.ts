import Type from 'typebox'
import { INCIDENT_KINDS } from '../decide/incident.ts'
import { KINDS } from '../model/kinds.ts'
import { REASON_NAMES } from '../model/reasons.ts'
import { TYPE_PATTERNS } from '../notify/webhooks/types.ts'
import { KEY_SCOPES } from '../store/shapes.ts'

/** The shapes of the API: what is validated, described in OpenAPI, and typed, all comes from here. */
const closed = { additionalProperties: false } as const
export const names = <T extends string>(all: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...all] })
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const maybe = Type.Optional

const Address = Type.String({ minLength: 3, maxLength: 1000 })
const Scope = Type.String({ minLength: 1, maxLength: 200, description: '* or the name of a stream' })
const Time = Type.String({ minLength: 4, maxLength: 40, description: 'ISO 8601' })
export const Reason = names(REASON_NAMES)
export const State = names(['ok', 'watched', 'held', 'suppressed'])
export const Cause = names(['bounces', 'mirrored', 'complaint', 'unsubscribe', 'manual'])
export const Kind = names(KINDS)

const page = {
  cursor: maybe(Type.String({ maxLength: 500 })),
  limit: maybe(Type.Integer({ minimum: 1, maximum: 1000 })),
}
const span = { since: maybe(Time), before: maybe(Time) }

export const PageQuery = Type.Object(page, closed)

export const Ingested = Type.Object({
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  rejected: Type.Array(Type.Object({ line: Type.Integer(), error: Type.String() })),
  ignored: maybe(
    Type.Array(Type.Object({ line: Type.Integer(), why: Type.String() }), {
      description: 'Lines that were read and change nothing, the first thousand; absent where there are none',
    }),
  ),
})

export const SearchQuery = Type.Object(
  {
    beginning: Type.String({ minLength: 1, maxLength: 1000 }),
    limit: maybe(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
)

export const AddressPath = Type.Object({ address: Address })

/** What is no address is answered, too. */
export const CheckPath = Type.Object({ address: Type.String({ minLength: 1, maxLength: 1000 }) })

export const CheckQuery = Type.Object({ scope: maybe(Scope) }, closed)

export const Checked = Type.Object({
  address: Type.String(),
  scope: Type.String(),
  send: Type.Boolean(),
  state: State,
  reason: orNull(Type.String()),
  since: orNull(Type.String()),
  until: orNull(Type.String()),
  retryAt: orNull(
    Type.String({
      description: 'When the next try is worth it; null: now where mail may be sent, never where it may not',
    }),
  ),
  why: Type.String(),
})

export const CheckMany = Type.Object(
  // What is no address is answered as such, and does not stop the others.
  { addresses: Type.Array(Type.String(), { maxItems: 10_000 }), scope: maybe(Scope) },
  closed,
)
export const CheckedMany = Type.Object({ results: Type.Array(Checked) })

const listFilter = {
  ...span,
  scope: maybe(Scope),
  state: maybe(names(['held', 'suppressed'])),
  cause: maybe(Cause),
  reason: maybe(Reason),
  source: maybe(Type.String()),
  domain: maybe(Type.String()),
  receiver: maybe(Type.String()),
}
const suppressionFilter = {
  ...listFilter,
  endsBefore: maybe(Time),
  expired: maybe(
    Type.Boolean({ description: 'true: only entries whose time is over; else only those that still stand' }),
  ),
}
export const SuppressionQuery = Type.Object({ ...page, ...suppressionFilter }, closed)
export const SuppressionCountQuery = Type.Object(suppressionFilter, closed)
export const ReleaseBody = Type.Object(
  { filter: Type.Object(suppressionFilter, { ...closed, minProperties: 1 }) },
  closed,
)

export const NewSuppression = Type.Object(
  {
    address: Address,
    scope: maybe(Scope),
    cause: maybe(Cause),
    source: maybe(Type.String({ maxLength: 200 })),
    reason: maybe(orNull(Reason)),
    since: maybe(Time),
    until: maybe(orNull(Time)),
    note: maybe(orNull(Type.String({ maxLength: 2000 }))),
  },
  closed,
)
export const NewSuppressions = Type.Union([NewSuppression, Type.Array(NewSuppression, { maxItems: 10_000 })])

const eventFilter = {
  address: maybe(Address),
  kind: maybe(Kind),
  type: maybe(names(['hard', 'soft'])),
  reason: maybe(Reason),
  receiver: maybe(Type.String()),
  source: maybe(Type.String()),
  scope: maybe(Scope),
  apart: maybe(names(['backscatter'])),
  unsure: maybe(Type.Boolean({ description: 'Only failures whose reason no rule told' })),
}
export const EventQuery = Type.Object(
  { ...page, ...span, ...eventFilter, order: maybe(names(['newest', 'oldest'])) },
  closed,
)
export const StreamQuery = Type.Object(eventFilter, closed)

const decisionFilter = {
  ...span,
  address: maybe(Address),
  rule: maybe(Type.String()),
  receiver: maybe(Type.String()),
  reason: maybe(Reason),
  text: maybe(Type.String({ minLength: 2, maxLength: 500 })),
  to: maybe(State),
}
export const DecisionQuery = Type.Object({ ...page, ...decisionFilter }, closed)

export const UndoBody = Type.Union([
  Type.Object({ refs: Type.Array(Type.String(), { minItems: 1, maxItems: 10_000 }) }, closed),
  Type.Object({ filter: Type.Object(decisionFilter, { ...closed, minProperties: 1 }) }, closed),
])
export const RedoBody = Type.Object(
  { refs: Type.Array(Type.String(), { minItems: 1, maxItems: 10_000 }) },
  closed,
)

export const StatsParameters = Type.Object(
  {
    ...span,
    by: maybe(Type.String({ description: 'day,kind,type,reason,receiver,scope' })),
    limit: maybe(
      Type.Integer({ minimum: 1, maximum: 100_000, description: 'only so many, of the most frequent' }),
    ),
    scope: maybe(Scope),
    receiver: maybe(Type.String()),
  },
  closed,
)

export const PolicyBody = Type.Object(
  { policy: maybe(Type.Record(Type.String(), Type.Number())), mode: maybe(names(['observe', 'enforce'])) },
  closed,
)
const Several = Type.String({ maxLength: 4000, description: 'several with commas between' })
export const DoctorQuery = Type.Object(
  {
    domain: Type.String({ minLength: 1, maxLength: 300 }),
    ip: maybe(Several),
    selector: maybe(Several),
    helo: maybe(Type.String({ maxLength: 300 })),
    returnPath: maybe(Type.String({ maxLength: 300 })),
    only: maybe(Several),
  },
  closed,
)

export const RefusalQuery = Type.Object(
  { ...span, receiver: maybe(Type.String()), reason: maybe(Reason) },
  closed,
)

export const LimitQuery = Type.Object({ limit: maybe(Type.Integer({ minimum: 0, maximum: 1000 })) }, closed)

export const EventPath = Type.Object({ event: Type.String({ minLength: 1 }) }, closed)

export const RawQuery = Type.Object({ form: maybe(Type.Literal('json')) }, closed)

export const PreviewQuery = Type.Object(
  {
    limit: maybe(Type.Integer({ minimum: 0, maximum: 1000 })),
    since: maybe(Type.String({ description: 'Only what came about from this time on (ISO 8601)' })),
  },
  closed,
)

export const ReplayBody = orNull(
  Type.Object(
    { commit: maybe(Type.Boolean()), limit: maybe(Type.Integer({ minimum: 0, maximum: 1000 })) },
    closed,
  ),
)

export const IncidentQuery = Type.Object(
  {
    open: maybe(
      Type.Boolean({
        description:
          'true: those that last, and outages that are over but still hold addresses; false: the others',
      }),
    ),
    kind: maybe(names(INCIDENT_KINDS)),
    receiver: maybe(Type.String()),
    parts: maybe(Type.Boolean({ description: 'true: also those that turned out to be part of another' })),
  },
  closed,
)
export const PlanQuery = Type.Object(
  {
    receiver: Type.String({ minLength: 1, maxLength: 300 }),
    scope: maybe(Scope),
    wanted: maybe(
      Type.Integer({ minimum: 1, maximum: 100_000_000, description: 'Messages a day in the end' }),
    ),
    days: maybe(Type.Integer({ minimum: 1, maximum: 180 })),
  },
  closed,
)
export const MuteBody = Type.Object({ until: orNull(Time) }, closed)
export const EmptyBody = orNull(Type.Object({}, closed))

export const ResolveBody = Type.Object({ resolution: names(['released', 'confirmed']) }, closed)

const RuleTables = Type.Object(
  {
    reasons: maybe(Type.Array(Type.Object({}, { additionalProperties: true }), { maxItems: 1000 })),
    providers: maybe(Type.Array(Type.Object({}, { additionalProperties: true }), { maxItems: 1000 })),
  },
  { ...closed, description: 'As a file of rules of your own' },
)
export const RulesBody = Type.Object({ rules: RuleTables }, closed)
export const RulesChange = Type.Object({ rules: RuleTables, replay: maybe(Type.Boolean()) }, closed)

export const KeyBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    scopes: Type.Array(names(KEY_SCOPES), { minItems: 1 }),
  },
  closed,
)

export const SessionBody = Type.Object({ key: Type.String({ minLength: 1, maxLength: 500 }) }, closed)

export const ForgetQuery = Type.Object({ keepSuppressed: maybe(Type.Boolean()) }, closed)

export const ImportQuery = Type.Object(
  { format: maybe(Type.String()), scope: maybe(Scope), dryRun: maybe(Type.Boolean()) },
  closed,
)
export const ExportQuery = Type.Object(
  {
    format: maybe(Type.String()),
    form: maybe(names(['csv', 'json', 'ndjson'])),
    ...listFilter,
  },
  closed,
)

const Url = Type.String({ minLength: 1, maxLength: 2000 })
const Types = Type.Array(names(TYPE_PATTERNS), { minItems: 1, maxItems: 100 })
const Description = Type.String({ maxLength: 500 })

export const NewEndpoint = Type.Object(
  {
    url: Url,
    types: maybe(Types),
    description: maybe(Description),
    allowPrivate: maybe(
      Type.Boolean({
        description: 'Whether it may lie in a private network, or on the machine of the service',
      }),
    ),
  },
  closed,
)
export const EndpointChange = Type.Object(
  {
    url: maybe(Url),
    types: maybe(Types),
    description: maybe(Description),
    allowPrivate: maybe(Type.Boolean()),
    disabled: maybe(Type.Boolean()),
  },
  closed,
)
export const Rotation = orNull(
  Type.Object(
    {
      keepHours: maybe(
        Type.Number({
          minimum: 0,
          maximum: 720,
          description: 'How long the secret before signs, too; 24 unless told',
        }),
      ),
    },
    closed,
  ),
)
export const DeliveryQuery = Type.Object(
  {
    state: maybe(names(['dead', 'waiting'])),
    cursor: maybe(Type.String({ pattern: '^[0-9]{1,15}$' })),
    limit: page.limit,
  },
  closed,
)
export const Replayed = orNull(
  Type.Object({ messages: maybe(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 10_000 })) }, closed),
)

export const ReportQuery = Type.Object(span, closed)

export const SyncBody = orNull(
  Type.Object(
    { dryRun: maybe(Type.Boolean({ description: 'Whether nothing is changed, here or there' })) },
    closed,
  ),
)
