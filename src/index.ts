/**
 * undelivered: reads bounces of every form and says hard or soft, why, and what to do.
 * This file is the library's public surface; nothing else is public.
 *
 * @module
 */

export type { Verdict } from './classify/facts.ts'
export { classifyReply, type ReplyOptions } from './classify-reply.ts'
export { type Answer, check } from './decide/check.ts'
export { decide } from './decide/decide.ts'
export { type AddressHistory, EMPTY_HISTORY, type Mark, type MarkKind } from './decide/history.ts'
export type { Incident, IncidentCause, IncidentFacts, IncidentKind, Severity } from './decide/incident.ts'
export { type Signal, signalOf } from './decide/incidents/signal.ts'
export type { Pulse } from './decide/incidents/silence.ts'
export { IncidentWatch, type WatchMemory } from './decide/incidents/watch.ts'
export { describeIncident, type IncidentWords, type ReceiverWords } from './decide/incidents/words.ts'
export { change, EMPTY_LEDGER, enforce, enforcedOf, enter, type Ledger, type Mode } from './decide/ledger.ts'
export { observationOf } from './decide/observation.ts'
export { type Observation, type Outage, OutageGuard, type ReceiverMemory } from './decide/outage.ts'
export { packHistory, unpackHistory } from './decide/pack.ts'
export {
  type DayCounts,
  historyFrom,
  type PlannedDay,
  type PlanStep,
  planFor,
  type SendingPlan,
} from './decide/plan.ts'
export {
  DEFAULT_POLICY,
  type Policy,
  type PolicyName,
  resolvePolicy,
} from './decide/policy.ts'
export { POLICY_NUMBERS, type PolicyNumber } from './decide/policy-numbers.ts'
export { type Change, changesBetween, preview } from './decide/preview.ts'
export { addressOf, mark, type Received, record } from './decide/record.ts'
export { DECISION_RULES, type DecisionRule } from './decide/rules.ts'
export { type Failed, RETRY_SCHEDULE, type RetryPlan, retryAt, type Tries } from './decide/schedule.ts'
export type { AddressState, Cause, Decision, Standing, State } from './decide/state.ts'
export { type Treatment, treatmentOf } from './decide/treatment.ts'
export { redo, undo } from './decide/undo.ts'
export { DEFAULT_LIMITS, type Limits } from './decode/limits.ts'
export { ERRORS, type ErrorCode, UndeliveredError } from './errors.ts'
export type { LineProblem, ListForm, SuppressionEntry } from './exchange/entry.ts'
export type { ClassifyText } from './exchange/finish.ts'
export { LIST_FORMAT_NAMES, LIST_TARGETS, type ListTarget } from './exchange/formats/index.ts'
export { ListReader, type ListReaderOptions } from './exchange/list-reader.ts'
export { type ListWriter, listWriter } from './exchange/list-writer.ts'
export type { Verification, WhyInvalid } from './extract/webhook/verify/scheme.ts'
export type { SharedSecret } from './extract/webhook/verify/shared.ts'
export { isSnsCertificateUrl, isSnsUrl } from './extract/webhook/verify/sns.ts'
export { type GuardOptions, guard } from './guard/guard.ts'
export type { List, ListOptions } from './guard/list.ts'
export type { SendReport, Tried } from './guard/send-report.ts'
export { CODES, type CodeRow, codeRow } from './model/codes.ts'
export type * from './model/event.ts'
export type { Note } from './model/note.ts'
export { REASON_NAMES, REASONS, type Reason } from './model/reasons.ts'
export {
  checkRules,
  loadRules,
  type OwnProvider,
  type OwnRules,
  type RuleFile,
  type RuleProblem,
} from './own-rules.ts'
export { type Inspection, inspectEmail, type ReadOptions, readEmail } from './read-email.ts'
export { createLogReader, LOG_NAMES, type LogEventReader, type LogOptions, readLog } from './read-log.ts'
export { readSendError, type SendErrorOptions } from './read-send-error.ts'
export {
  inspectWebhook,
  readWebhook,
  WEBHOOK_SERVICES,
  type WebhookInspection,
  type WebhookOptions,
} from './read-webhook.ts'
export { type HeaderSource, type Secret, type VerifyOptions, verifyWebhook } from './verify-webhook.ts'
export * as verp from './verp/public.ts'
