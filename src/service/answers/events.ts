import Type from 'typebox'
import { REASON_NAMES } from '../../model/reasons.ts'
import { Kind, names, orNull, Reason, State } from '../schemas.ts'
import { Address, BounceType, list, maybe, page, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// What came back, and how it was read.

const Verdict = Type.Object({ type: orNull(BounceType), reason: orNull(Reason) })

export const Event = Type.Object({
  id: text(),
  source: text(),
  kind: Kind,
  type: orNull(BounceType),
  reason: orNull(Reason),
  recipient: textOrNull(),
  originalRecipient: textOrNull(),
  status: textOrNull(),
  reply: orNull(whole()),
  action: orNull(names(['failed', 'delayed', 'delivered', 'relayed', 'expanded'])),
  diagnostic: textOrNull(),
  command: textOrNull(),
  reportingMta: textOrNull(),
  remoteMta: textOrNull(),
  software: textOrNull(),
  provider: textOrNull(),
  blocklist: orNull(Type.Object({ name: text(), url: textOrNull(), listed: textOrNull() })),
  retryAfter: orNull(Type.Number({ description: 'Seconds, when the text names a wait' })),
  feedbackType: textOrNull(),
  messageId: textOrNull(),
  subject: textOrNull(),
  sender: textOrNull(),
  listId: textOrNull(),
  envelopeId: textOrNull(),
  timestamp: timeOrNull(),
  explanation: Type.Object({
    rule: text(),
    evidence: text(),
    how: names(['provider', 'phrase', 'status', 'reply', 'format', 'model', 'history', 'default']),
    confidence: Type.Number(),
  }),
  advice: Type.Object({
    do: names(['suppress', 'retry', 'watch', 'fix', 'none']),
    party: names(['recipient', 'message', 'sender', 'system']),
    text: text(),
    retryAt: maybe(time()),
  }),
  providerType: maybe(text()),
  stream: maybe(
    Type.String({
      description: 'The stream of mail for which alone the service suppresses, by its own name',
    }),
  ),
  disagreement: maybe(Type.Object({ service: Verdict, text: Verdict })),
  headers: maybe(Type.Record(Type.String(), Type.String())),
})

export const StoredEvent = Type.Object({
  seq: whole(),
  address: Address,
  scope: text(),
  receivedAt: time(),
  apart: orNull(names(['backscatter'])),
  event: Event,
})
export const Events = page(StoredEvent)

const Reading = Type.Object({
  as: names(['mail', 'reply', 'log', 'webhook', 'event']),
  from: orNull(text({ description: 'Whose log or webhook it is' })),
  headers: list(Type.Tuple([text(), text()])),
  parts: list(
    Type.Object({
      type: text(),
      use: text({ description: 'What it is good for' }),
      depth: whole(),
      bytes: whole(),
      text: text({ description: 'Long ones are cut' }),
      cut: Type.Boolean(),
      marks: list(Type.Object({ start: whole(), end: whole(), event: whole() })),
    }),
  ),
  notes: list(Type.Object({ code: text(), text: text(), offset: orNull(whole()) })),
})

export const Explained = Type.Object({
  events: list(Event),
  readings: list(Reading),
  would: list(
    Type.Object({
      address: text(),
      from: State,
      to: State,
      send: Type.Boolean(),
      until: timeOrNull(),
      why: text(),
    }),
  ),
})

export const RawReport = Type.Object({
  event: text(),
  type: names(['message/rfc822', 'text/plain']),
  size: whole({ description: 'Bytes that it had' }),
  kept: whole({ description: 'Bytes that are kept: its beginning, where it was long' }),
  base64: text(),
})
export const Stats = Type.Object({
  rows: list(
    Type.Object({
      day: maybe(text()),
      kind: maybe(Kind),
      type: maybe(textOrNull()),
      reason: maybe(orNull(names(REASON_NAMES))),
      receiver: maybe(text()),
      scope: maybe(text()),
      count: whole(),
    }),
  ),
})
