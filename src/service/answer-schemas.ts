import Type, { type TSchema } from 'typebox'
import { INCIDENT_CAUSES, INCIDENT_KINDS } from '../decide/incident.ts'
import { PLAN_STEPS } from '../decide/plan.ts'
import { CHECK_NAMES } from '../doctor/check.ts'
import { LEVELS } from '../doctor/finding.ts'
import { LIST_FORMAT_NAMES } from '../exchange/formats/index.ts'
import { REASON_NAMES } from '../model/reasons.ts'
import { KEY_SCOPES } from '../store/store.ts'
import { Cause, Kind, names, orNull, Reason, State } from './schemas.ts'

/**
 * The shapes of what the API answers, as OpenAPI describes them. Answers are not made by them: they are written as they
 * are, and the tests compare.
 */
const maybe = Type.Optional
const text = Type.String
const whole = Type.Integer
const list = <T extends TSchema>(one: T) => Type.Array(one)
const time = (description = 'ISO 8601') => Type.String({ description })
const timeOrNull = (description = 'ISO 8601') => orNull(Type.String({ description }))
const textOrNull = () => orNull(Type.String())

const BounceType = names(['hard', 'soft'])
const Address = orNull(Type.String({ description: 'null where the store keeps addresses as hashes only' }))
const page = <T extends TSchema>(one: T) =>
  Type.Object({
    items: list(one),
    next: orNull(Type.String({ description: 'The cursor of the next page; null at the end' })),
  })

/** RFC 9457; every error is answered so. */
export const ProblemAnswer = Type.Object({
  type: text(),
  title: text(),
  status: whole(),
  detail: text(),
  instance: text(),
  code: text({ description: 'Stable, as not-found' }),
})

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

export const Suppression = Type.Object({
  address: Address,
  scope: text(),
  state: names(['held', 'suppressed']),
  cause: Cause,
  reason: orNull(Reason),
  rule: text(),
  source: text(),
  ref: text({ description: 'The event or entry that decided: what undo takes' }),
  who: text(),
  note: textOrNull(),
  since: time(),
  until: timeOrNull('ISO 8601; null: for ever'),
})
export const Suppressions = page(Suppression)
export const Added = Type.Object({ added: whole(), known: whole() })
export const SuppressionCount = Type.Object({ count: whole() })
export const ReleasedMany = Type.Object({
  released: whole(),
  unnamed: whole({ description: 'Entries whose address is not kept, and so cannot be released' }),
})
export const Found = Type.Object({ items: list(Type.Object({ address: text(), state: State })) })
export const Released = Type.Object({ address: text(), scope: text(), from: State, to: State })

const ImportedLines = list(
  Type.Object({
    line: whole(),
    address: text(),
    scope: text(),
    why: orNull(Type.String({ description: 'By what the list knows it already' })),
  }),
)
export const RawReport = Type.Object({
  event: text(),
  type: names(['message/rfc822', 'text/plain']),
  size: whole({ description: 'Bytes that it had' }),
  kept: whole({ description: 'Bytes that are kept: its beginning, where it was long' }),
  base64: text(),
})
export const Imported = Type.Object({
  format: orNull(names([...LIST_FORMAT_NAMES, 'undelivered'])),
  lines: whole(),
  added: whole({ description: 'Entries by which an address gets no mail that got mail before' }),
  known: whole({ description: 'Entries of addresses that get no mail already' }),
  withoutEffect: whole({
    description:
      'Entries that stop no mail: somebody let the address go since, they have ended, or the reason is no fault of the address',
  }),
  passedOver: whole({ description: 'Records of subscribers in good standing' }),
  problems: whole(),
  examples: list(Type.Object({ line: whole(), text: text(), problem: text() })),
  shown: Type.Object(
    { added: ImportedLines, known: ImportedLines, withoutEffect: ImportedLines },
    { description: 'The first hundred lines of each' },
  ),
})

export const Standing = Type.Object({
  cause: Cause,
  scope: text(),
  state: State,
  since: time(),
  until: timeOrNull(),
  rule: text(),
  reason: orNull(Reason),
  event: text(),
  ref: text(),
})

export const Decision = Type.Object({
  id: whole(),
  address: Address,
  at: time(),
  scope: text(),
  cause: Cause,
  from: State,
  to: State,
  rule: text(),
  reason: orNull(Reason),
  until: timeOrNull(),
  event: textOrNull(),
  ref: textOrNull(),
  undone: Type.Boolean(),
})
export const Decisions = page(Decision)

const AddressState = Type.Object({
  standings: list(Standing),
  softDays: whole(),
  deliveredAt: timeOrNull(),
})
export const AddressRecord = Type.Object({
  address: Address,
  state: AddressState,
  observed: AddressState,
  events: list(StoredEvent),
  decisions: list(Decision),
})
export const Forgotten = Type.Object({ forgotten: Type.Boolean(), keptSuppressed: Type.Boolean() })

export const Undone = Type.Object({ undone: whole() })
export const Redone = Type.Object({ redone: whole() })

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

export const Audit = page(
  Type.Object({
    id: whole(),
    at: time(),
    who: text(),
    action: text(),
    details: Type.Record(Type.String(), Type.Unknown()),
  }),
)

const Mode = names(['observe', 'enforce'])
const Policy = Type.Record(Type.String(), Type.Number())
export const PolicyShown = Type.Object({
  policy: Policy,
  mode: Mode,
  numbers: Type.Record(
    Type.String(),
    Type.Object({
      value: Type.Number(),
      unit: text(),
      least: Type.Number(),
      most: Type.Number(),
      text: text(),
      why: text(),
    }),
  ),
})
export const PolicyApplied = Type.Object({ policy: Policy, mode: Mode, addresses: whole() })

const Changed = {
  addresses: whole(),
  changed: whole(),
  events: whole(),
  reread: whole(),
  changes: list(
    Type.Object({
      address: Address,
      scope: text(),
      from: State,
      to: State,
      before: orNull(Standing),
      after: orNull(Standing),
    }),
  ),
}
export const Difference = Type.Object(Changed)
export const SettingDifference = Type.Object({
  ...Changed,
  earlier: whole({ description: 'Addresses that would change as well, by what came about before "since"' }),
  stopped: Type.Object(
    { was: whole(), wouldBe: whole() },
    {
      description:
        'Addresses whose mail was held or stopped in that time: by the numbers in force, and by the others',
    },
  ),
})

const Level = names(LEVELS)
const Finding = Type.Object({
  id: text({ description: 'Stable, as spf-several; docs/doctor.md has them all' }),
  check: names(CHECK_NAMES),
  level: Level,
  about: text({ description: 'The name or address that it concerns' }),
  what: text(),
  why: text({ description: 'Why receivers care; empty where all is well' }),
  mend: textOrNull(),
  publish: orNull(
    Type.Object({
      name: text(),
      type: text({ description: 'Of the record; "file" is to be served at the URL in name' }),
      value: text(),
    }),
  ),
  found: orNull(text({ description: 'The record as it stands in the DNS' })),
})

const diagnosis = {
  domain: text(),
  ips: list(text()),
  selectors: list(Type.Object({ selector: text(), domain: text() })),
  helo: textOrNull(),
  returnPath: text(),
  worst: Level,
  findings: list(Finding),
}
export const Diagnosis = Type.Object(diagnosis)

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

const explained = {
  sentence: text({ description: 'What was refused, and what is wrong' }),
  causes: list(Finding),
}
export const IncidentDiagnosis = Type.Object({
  ...explained,
  sentence: orNull(
    text({
      description: 'What was refused, and what is wrong; null where the DNS has nothing to do with it',
    }),
  ),
  at: timeOrNull(),
  first: orNull(
    Type.Object({
      at: time('When it was first looked at'),
      sentence: text({ description: 'What was said then' }),
    }),
  ),
})
export const ExplainedRefusals = Type.Object({
  items: list(
    Type.Object({
      receiver: text(),
      reason: Reason,
      domain: text({ description: "The sender's, as it was registered" }),
      count: whole(),
      first: time(),
      last: time(),
      ...explained,
    }),
  ),
})

const RuleTables = Type.Object({
  reasons: maybe(list(Type.Object({}, { additionalProperties: true }))),
  providers: maybe(list(Type.Object({}, { additionalProperties: true }))),
})
export const Rules = Type.Object({ rules: RuleTables, size: whole() })
export const RulesPreview = Type.Object({
  problems: list(Type.Object({ place: text(), text: text() })),
  reread: list(Type.Object({ before: Event, after: Event })),
  difference: orNull(Difference),
})
export const RulesApplied = Type.Object({ size: whole(), difference: orNull(Difference) })

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

const key = {
  id: text(),
  name: text(),
  scopes: list(names(KEY_SCOPES)),
  createdAt: time(),
  revokedAt: timeOrNull(),
}
export const Keys = Type.Object({ items: list(Type.Object(key)) })
export const NewKey = Type.Object({ ...key, secret: text({ description: 'Shown this once' }) })
export const Revoked = Type.Object({ id: text(), revoked: Type.Boolean() })
export const BackedUp = Type.Object({ path: text() })

export const Session = Type.Object({
  signedIn: Type.Boolean(),
  name: textOrNull(),
  scopes: list(names(KEY_SCOPES)),
  endsAt: maybe(time()),
})

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
