import type { IncidentWords } from '../decide/incidents/words.ts'
import type { SendingPlan as PurePlan } from '../decide/plan.ts'
import type { Policy } from '../decide/policy.ts'
import type { PolicyNumber } from '../decide/policy-numbers.ts'
import type { Change as PureChange } from '../decide/preview.ts'
import type { Cause, Decision as PureDecision, Standing as PureStanding, State } from '../decide/state.ts'
import type { JoinedDiagnosis } from '../doctor/diagnose.ts'
import type { CheckName } from '../doctor/question.ts'
import type { BounceType } from '../model/advice.ts'
import type { DeliveryEvent, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import type { ListStatus as KeptListStatus } from '../notify/lists/status.ts'
import type { RuleProblem } from '../own-rules.ts'
import type { Reading } from '../service/ingest/reading.ts'
import type { SourcePreview } from '../sources/preview.ts'
import type * as Kept from '../store/shapes.ts'

/** Times that the API writes as ISO 8601. */
type Dated<T, Times extends keyof T> = Omit<T, Times> & {
  readonly [Time in Times]: string | Extract<T[Time], null>
}

export type { Item } from '../service/ingest/item.ts'
export type { KeyScope } from '../store/shapes.ts'

/** What became of an ingest. */
export interface Ingested {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: readonly { readonly line: number; readonly error: string }[]
  /** Lines that were read and change nothing, the first thousand; absent where there are none. */
  readonly ignored?: readonly { readonly line: number; readonly why: string }[]
}

/** May mail be sent? */
export interface Checked {
  readonly address: string
  readonly scope: string
  readonly send: boolean
  readonly state: State
  readonly reason: string | null
  readonly since: string | null
  readonly until: string | null
  /** When the next try is worth it; null: now where mail may be sent, never where it may not. */
  readonly retryAt: string | null
  readonly why: string
}

interface PageQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** ISO 8601. */
interface Span {
  readonly since?: string | undefined
  readonly before?: string | undefined
}

/** Which entries of the list. */
export interface ListFilter extends Span {
  readonly scope?: string | undefined
  readonly state?: 'held' | 'suppressed' | undefined
  readonly cause?: Cause | undefined
  readonly reason?: Reason | undefined
  readonly source?: string | undefined
  readonly domain?: string | undefined
  readonly receiver?: string | undefined
  readonly endsBefore?: string | undefined
  /** true: only entries whose time is over; else only those that still stand. */
  readonly expired?: boolean | undefined
}

export interface SuppressionFilter extends PageQuery, ListFilter {}

export interface NewSuppression {
  readonly address: string
  readonly scope?: string | undefined
  readonly cause?: Cause | undefined
  readonly source?: string | undefined
  readonly reason?: Reason | null | undefined
  readonly since?: string | undefined
  readonly until?: string | null | undefined
  readonly note?: string | null | undefined
}

export interface EventFilter extends PageQuery, Span {
  readonly address?: string | undefined
  readonly kind?: Kind | undefined
  readonly type?: BounceType | undefined
  readonly reason?: Reason | undefined
  readonly receiver?: string | undefined
  readonly source?: string | undefined
  readonly scope?: string | undefined
  /** Only what is kept apart, as answers to mail that was never sent from here. */
  readonly apart?: 'backscatter' | undefined
  /** Only failures whose reason no rule told. */
  readonly unsure?: boolean | undefined
  readonly order?: 'newest' | 'oldest' | undefined
}

export interface DecisionFilter extends PageQuery, Span {
  readonly address?: string | undefined
  readonly rule?: string | undefined
  readonly receiver?: string | undefined
  readonly reason?: Reason | undefined
  readonly text?: string | undefined
  readonly to?: State | undefined
}

export interface StatsQuery extends Span {
  /** As `day,kind`: of day, kind, type, reason, receiver, scope. */
  readonly by?: string | undefined
  /** Only so many rows, of the most frequent. */
  readonly limit?: number | undefined
  readonly scope?: string | undefined
  readonly receiver?: string | undefined
}

export interface ImportQuery {
  readonly format?: string | undefined
  readonly scope?: string | undefined
  readonly dryRun?: boolean | undefined
}

export interface DoctorQuery {
  readonly domain: string
  /** The addresses that send; unless named, those that refusals name. */
  readonly ips?: readonly string[] | undefined
  /** As `s1` or `s1@example.net`; those that refusals name are looked at as well. */
  readonly selectors?: readonly string[] | undefined
  readonly helo?: string | undefined
  readonly returnPath?: string | undefined
  readonly only?: readonly CheckName[] | undefined
}

/** Why an incident may have come about. */
export interface IncidentDiagnosis extends Pick<JoinedDiagnosis, 'causes'> {
  /** What was refused, and what is wrong; null where the DNS has nothing to do with it. */
  readonly sentence: string | null
  readonly at: string | null
  /** What was said when it was first looked at: that may be mended by now. */
  readonly first: { readonly at: string; readonly sentence: string } | null
}

export interface RefusalFilter extends Span {
  readonly receiver?: string | undefined
  readonly reason?: Reason | undefined
}

/** Refusals of one receiver, for one reason, of one sender's mail. */
export interface ExplainedRefusals extends Pick<JoinedDiagnosis, 'sentence' | 'causes'> {
  readonly receiver: string
  readonly reason: Reason
  readonly domain: string
  readonly count: number
  readonly first: string
  readonly last: string
}

export type { Diagnosis } from '../doctor/doctor.ts'
export type { Synced } from '../notify/lists/status.ts'
export type { Imported } from '../service/list/import.ts'
export type StatsRow = Kept.StatsRow
export type Page<T> = Kept.Page<T>

export type Suppression = Dated<Kept.Suppression, 'since' | 'until'>
export type StoredEvent = Dated<Kept.StoredEvent, 'receivedAt'>
export type Decision = Dated<PureDecision, 'at' | 'until'> & {
  readonly id: number
  readonly address: string | null
  readonly undone: boolean
}
export type Standing = Dated<PureStanding, 'since' | 'until'>
export type Incident = Dated<
  Kept.StoredIncident,
  'from' | 'lastSeen' | 'to' | 'openedAt' | 'updatedAt' | 'acknowledgedAt' | 'mutedUntil'
> &
  IncidentWords
/** How much to send to a receiver in the coming days. */
export type SendingPlan = Omit<PurePlan, 'days'> & {
  readonly receiver: string
  readonly days: readonly { readonly day: string; readonly messages: number }[]
}
export type IncidentFilter = Kept.IncidentFilter
export type Key = Dated<Kept.ApiKey, 'createdAt' | 'revokedAt'>
export type AuditEntry = Dated<Kept.AuditEntry, 'at'>

/** A place where bounces arrive. */
export interface SourceShown {
  readonly name: string
  readonly kind: string
  readonly state: 'starting' | 'running' | 'failing' | 'stopped'
  /** What is wrong and what to do, where it fails. */
  readonly problem: string | null
  readonly lastReceived: string | null
  /** Since the service started. */
  readonly received: number
  readonly refused: number
  /** Of those received: no answer to mail of ours. */
  readonly apart: number
  /** Messages that are there and could not be had after some tries; `problem` names them. */
  readonly passedOver: number
}

/** What a source would take if it ran now, or why that cannot be told. */
export interface SourceTested {
  readonly problem: string | null
  readonly preview: SourcePreview | null
}

/** How a list of a service fares. */
export type ListStatus = Dated<KeptListStatus, 'lastAt'>

/** What came back in a time, for people. */
export interface Report {
  readonly since: string
  readonly before: string
  readonly text: string
  readonly html: string
}

/** Where changes are told. */
export interface Endpoint {
  readonly id: string
  readonly url: string
  readonly description: string
  readonly types: readonly string[]
  readonly allowPrivate: boolean
  readonly origin: 'settings' | 'api'
  readonly createdAt: string
  readonly disabled: string | null
  readonly waiting: number
  readonly dead: number
  /** How the last message fared; null: none was sent since the service started. */
  readonly lastTry: { readonly at: string; readonly ok: boolean; readonly error: string | null } | null
}

export interface NewEndpoint {
  readonly url: string
  /** As `address.*`; changes of addresses and incidents unless told. */
  readonly types?: readonly string[] | undefined
  readonly description?: string | undefined
  readonly allowPrivate?: boolean | undefined
}

export type EndpointChange = Partial<NewEndpoint> & { readonly disabled?: boolean | undefined }

export interface DeliveryQuery extends PageQuery {
  readonly state?: 'dead' | 'waiting' | undefined
}

/** A message that an endpoint has not taken. */
export interface Delivery {
  readonly message: number
  readonly webhookId: string
  readonly at: string
  readonly type: string
  readonly attempts: number
  readonly next: string
  readonly error: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Who asks. */
export interface Session {
  /** Whether by the cookie of the page. */
  readonly signedIn: boolean
  readonly name: string | null
  readonly scopes: readonly Kept.KeyScope[]
}

/** An address's state as the API shows it. */
export interface AddressState {
  readonly standings: readonly Standing[]
  readonly softDays: number
  readonly deliveredAt: string | null
}

export interface AddressRecord {
  readonly address: string | null
  readonly state: AddressState
  readonly observed: AddressState
  readonly events: readonly StoredEvent[]
  readonly decisions: readonly Decision[]
}

export type { RuleFile } from '../own-rules.ts'
export type { Reading } from '../service/ingest/reading.ts'

/** What rules would change of the past, or what is wrong with them. */
export interface RulesPreview {
  readonly problems: readonly RuleProblem[]
  /** The first of the events that read otherwise. */
  readonly reread: readonly { readonly before: DeliveryEvent; readonly after: DeliveryEvent }[]
  /** null where something is wrong. */
  readonly difference: Difference | null
}

/** What an explained item means, what it was read from, and what would become of its addresses. */
export interface Explained {
  readonly events: readonly DeliveryEvent[]
  readonly readings: readonly Reading[]
  readonly would: readonly {
    readonly address: string
    readonly from: State
    readonly to: State
    readonly send: boolean
    readonly until: string | null
    readonly why: string
  }[]
}

export interface PolicyShown {
  readonly policy: Policy
  readonly mode: 'observe' | 'enforce'
  readonly numbers: Readonly<Record<string, PolicyNumber>>
}

export interface PolicyChange {
  readonly policy?: Partial<Policy>
  readonly mode?: 'observe' | 'enforce'
}

/** What would differ for one address in one scope. */
export type Change = Omit<PureChange, 'before' | 'after'> & {
  readonly before: Standing | null
  readonly after: Standing | null
}

/** What an event was read from. */
export interface RawReport {
  readonly event: string
  readonly type: 'message/rfc822' | 'text/plain'
  /** Bytes that it had, and that are kept: of a long one its beginning. */
  readonly size: number
  readonly kept: number
  readonly bytes: Uint8Array
}

export type Difference = Omit<Kept.Difference, 'changes'> & { readonly changes: readonly Change[] }
export type SettingDifference = Difference & Pick<Kept.SettingDifference, 'earlier' | 'stopped'>
