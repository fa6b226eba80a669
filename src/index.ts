/**
 * undelivered: reads bounces of every form and says hard or soft, why, and what to do.
 * This file is the library's public surface; nothing else is public.
 *
 * @module
 */

export type { Verdict } from './classify/classify.ts'
export { classifyReply, type ReplyOptions } from './classify-reply.ts'
export { DEFAULT_LIMITS, type Limits } from './decode/limits.ts'
export { ERRORS, type ErrorCode, UndeliveredError } from './errors.ts'
export type { Verification, WhyInvalid } from './extract/webhook/verify/scheme.ts'
export type { SharedSecret } from './extract/webhook/verify/shared.ts'
export { isSnsCertificateUrl, isSnsUrl } from './extract/webhook/verify/sns.ts'
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
