import Type from 'typebox'
import { INCIDENT_CAUSES, INCIDENT_KINDS } from '../../decide/incident.ts'
import { PLAN_STEPS } from '../../decide/plan.ts'
import { names, orNull } from '../schemas.ts'
import { list, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// What goes wrong at receivers, and how much to send them.

export const Incident = Type.Object({
  id: text(),
  title: text({ description: 'What happens, in one sentence' }),
  todo: text({ description: 'What to do' }),
  kind: names(INCIDENT_KINDS),
  cause: names(INCIDENT_CAUSES),
  receiver: orNull(text({ description: 'null where it is about several receivers, or none' })),
  scope: orNull(text({ description: 'Of a rate: the stream' })),
  subject: orNull(text({ description: 'The IP, domain or source that it is about' })),
  severity: names(['warning', 'critical']),
  from: time('ISO 8601: its first sign'),
  lastSeen: time('ISO 8601: its last sign'),
  to: timeOrNull('ISO 8601; null while it lasts'),
  count: whole({ description: 'Refusals, bounces, complaints or reports under it' }),
  share: orNull(Type.Number({ description: 'Per cent, when it was last looked at' })),
  words: orNull(text({ description: 'What was last said' })),
  rule: orNull(text({ description: 'The rule that read the words' })),
  link: orNull(Type.Object({ name: text(), url: textOrNull() })),
  named: list(Type.Object({ name: text(), count: whole() })),
  partOf: orNull(text({ description: 'The id of the incident that it turned out to be part of' })),
  openedAt: time(),
  updatedAt: time(),
  acknowledgedAt: timeOrNull(),
  acknowledgedBy: textOrNull(),
  mutedUntil: timeOrNull(),
  resolution: orNull(names(['released', 'confirmed'])),
  held: whole({ description: 'Addresses that an outage holds now' }),
})
export const Incidents = Type.Object({ items: list(Incident) })
export const Plan = Type.Object({
  receiver: text(),
  step: names(PLAN_STEPS),
  why: text(),
  refusedShare: Type.Number({ description: 'Per cent of the last three days, for the sender’s sake' }),
  complaintShare: Type.Number(),
  takes: whole({ description: 'Messages a day that it takes well now' }),
  wanted: whole(),
  days: list(Type.Object({ day: text(), messages: whole() })),
})
export const Resolved = Type.Object({
  id: text(),
  resolution: names(['released', 'confirmed']),
  changed: whole(),
})
