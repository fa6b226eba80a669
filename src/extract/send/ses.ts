import { type Fields, fields, isFields, list, table, text } from '../webhook/json.ts'
import { type Hook, hook, type Meanings } from '../webhook/reader.ts'
import { meaningOfStatus } from './codes.ts'
import type { SendReader } from './reader.ts'

/** Names of errors of SES, version 1 and 2: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const ERRORS: Meanings = table({
  messagerejected: { kind: 'bounce', type: 'hard' },
  message_rejected: { kind: 'bounce', type: 'hard' },
  mailfromdomainnotverified: { kind: 'bounce', type: 'soft', reason: 'sender-rejected' },
  mail_from_domain_not_verified: { kind: 'bounce', type: 'soft', reason: 'sender-rejected' },
  accountsuspended: { kind: 'bounce', type: 'soft', reason: 'policy' },
  account_suspended: { kind: 'bounce', type: 'soft', reason: 'policy' },
  accountsendingpaused: { kind: 'bounce', type: 'soft', reason: 'policy' },
  account_sending_paused: { kind: 'bounce', type: 'soft', reason: 'policy' },
  sendingpaused: { kind: 'bounce', type: 'soft', reason: 'policy' },
  configurationsetsendingpaused: { kind: 'bounce', type: 'soft', reason: 'policy' },
  configuration_set_sending_paused: { kind: 'bounce', type: 'soft', reason: 'policy' },
  toomanyrequests: { kind: 'bounce', type: 'soft', reason: 'throttling' },
  limitexceeded: { kind: 'bounce', type: 'soft', reason: 'throttling' },
  throttling: { kind: 'bounce', type: 'soft', reason: 'throttling' },
  account_throttled: { kind: 'bounce', type: 'soft', reason: 'throttling' },
  account_daily_quota_exceeded: { kind: 'bounce', type: 'soft', reason: 'throttling' },
  transient_failure: { kind: 'bounce', type: 'soft', reason: 'system-error' },
  failed: { kind: 'bounce' },
  invalid_parameter: { kind: 'bounce', type: 'hard' },
  invalidparametervalue: { kind: 'bounce', type: 'hard' },
  badrequest: { kind: 'bounce', type: 'hard' },
})

/** AWS SDK for JavaScript, SES: errors, and results of SendBulkEmail. */
export const sesSdk: SendReader = {
  id: 'ses',
  looksLike: (error) =>
    Array.isArray(error.BulkEmailEntryResults) || (isFields(error.$metadata) && '$fault' in error),
  read: (error) => {
    const { httpStatusCode } = fields(error.$metadata)
    if (!Array.isArray(error.BulkEmailEntryResults))
      return [read(error, error.name, error.message, httpStatusCode)]
    return list(error.BulkEmailEntryResults)
      .map(fields)
      .filter(({ Status }) => Status !== 'SUCCESS')
      .map(({ Status, Error: said }) => read(error, Status, said, 400))
  },
}

function read({ $metadata }: Fields, name: unknown, message: unknown, status: unknown): Hook {
  const word =
    text(name)
      ?.toLowerCase()
      .replace(/exception$/, '') ?? ''
  return hook({
    words: [name],
    meaning: ERRORS[word] ?? meaningOfStatus(Number(status)) ?? { kind: 'bounce' },
    prose: [message],
    hookId: fields($metadata).requestId,
  })
}
