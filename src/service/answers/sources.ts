import Type from 'typebox'
import { names, orNull } from '../schemas.ts'
import { list, maybe, text, timeOrNull, whole } from './parts.ts'

// Where bounces arrive.

export const WebhookTaken = Type.Object({
  accepted: Type.Integer({ description: 'Events that are kept now' }),
  duplicates: whole(),
  validationResponse: maybe(Type.String({ description: 'What Azure asked for' })),
})

export const SourceTested = Type.Object({
  problem: orNull(text({ description: 'Why it cannot be looked at, and what to do' })),
  preview: orNull(
    Type.Object({
      what: orNull(text({ description: 'messages, lines, …; null for a source that waits for others' })),
      seen: whole(),
      counts: Type.Record(Type.String(), whole()),
      notes: list(text()),
    }),
  ),
})
export const Sources = Type.Object({
  items: list(
    Type.Object({
      name: text(),
      kind: text(),
      state: names(['starting', 'running', 'failing', 'stopped']),
      problem: orNull(Type.String({ description: 'What is wrong and what to do, where it fails' })),
      lastReceived: timeOrNull(),
      received: Type.Integer({ description: 'Messages, lines or requests since the service started' }),
      refused: whole(),
      apart: Type.Integer({ description: 'Of those received: no answer to mail of ours, kept apart' }),
      passedOver: Type.Integer({
        description: 'Messages that are there and could not be had after some tries; problem names them',
      }),
    }),
  ),
})
