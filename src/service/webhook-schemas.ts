import Type, { type TSchema } from 'typebox'
import { MESSAGE_TYPES } from '../notify/webhooks/types.ts'
import { Event, Incident } from './answer-schemas.ts'
import { Cause, orNull, Reason, State } from './schemas.ts'

const text = Type.String
const textOrNull = () => orNull(Type.String())
const Address = orNull(Type.String({ description: 'null where the store keeps addresses as hashes only' }))
const Key = Type.String({ description: 'The address as a keyed hash: the same in each message about it' })

const AddressChange = Type.Object({
  ...{
    address: Address,
    key: Key,
    scope: text(),
    from: State,
    to: State,
    cause: Cause,
    reason: orNull(Reason),
  },
  ...{ rule: text(), ref: text({ description: 'What undo takes' }), source: text(), who: text() },
  ...{ note: textOrNull(), since: text(), until: textOrNull() },
})

const EventKept = Type.Object({
  ...{
    address: Address,
    key: orNull(Key),
    scope: text(),
    receivedAt: text(),
    apart: textOrNull(),
    event: Event,
  },
})

/** What the `data` of a message looks like, by the family of its type. */
const MESSAGE_DATA: Readonly<Record<string, TSchema>> = {
  address: AddressChange,
  event: EventKept,
  incident: Incident,
}

/** Every message as OpenAPI describes webhooks. */
export const WEBHOOKS: Record<string, object> = Object.fromEntries(
  Object.entries(MESSAGE_TYPES).map(([type, summary]) => {
    const data = MESSAGE_DATA[type.split('.')[0]!]!
    const schema = Type.Object({
      type: Type.Literal(type),
      timestamp: Type.String({ description: 'ISO 8601' }),
      data,
    })
    const content = { 'application/json': { schema } }
    const responses = { '2XX': { description: 'Taken; all else is sent again later' } }
    return [type, { post: { summary, requestBody: { content }, responses } }]
  }),
)
