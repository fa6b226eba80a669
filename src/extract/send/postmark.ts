import { allAddresses } from '../../decode/address.ts'
import { type Fields, list, table, text } from '../webhook/json.ts'
import { type Hook, hook, type Meanings } from '../webhook/reader.ts'
import { meaningOfStatus } from './codes.ts'
import type { SendReader } from './reader.ts'

/** Error codes of the API: https://postmarkapp.com/developer/api/overview#error-codes */
const CODES: Meanings = table({
  300: { kind: 'dropped', reason: 'invalid-address' },
  400: { kind: 'bounce', type: 'soft', reason: 'sender-rejected' },
  401: { kind: 'bounce', type: 'soft', reason: 'sender-rejected' },
  405: { kind: 'bounce', type: 'soft', reason: 'policy' },
  406: { kind: 'dropped', reason: 'suppressed' },
  412: { kind: 'bounce', type: 'soft', reason: 'policy' },
})

/** Postmark's client (its errors have `code` and `statusCode`) and the API's answer, of one message or a batch. */
export const postmarkApi: SendReader = {
  id: 'postmark',
  looksLike: (error) =>
    (typeof error.ErrorCode === 'number' && text(error.Message) !== null) ||
    (typeof error.statusCode === 'number' &&
      typeof error.code === 'number' &&
      text(error.name)?.endsWith('Error') === true),
  read: (error) => {
    const code = text(error.ErrorCode) ?? text(error.code)
    if (code === null || code === '0') return []
    return recipientsOf(error, code).map((recipient) => read(error, code, recipient))
  },
}

/** Who is inactive stands in `recipients`, or only in the sentence. */
function recipientsOf(error: Fields, code: string): readonly unknown[] {
  const named = list(error.recipients)
  if (named.length > 0) return named
  const message = text(error.Message) ?? text(error.message) ?? ''
  const found = code === '406' ? allAddresses(afterColon(message)) : []
  if (found.length > 0) return found
  return allAddresses(text(error.To) ?? '').length > 0 ? allAddresses(text(error.To)!) : [null]
}

/** "… marked as inactive. Found inactive addresses: a@example.com, b@example.com. Inactive recipients are …" */
function afterColon(message: string): string {
  const at = message.indexOf(': ')
  const end = message.indexOf('. ', at)
  return at < 0 ? '' : message.slice(at + 2, end < 0 ? message.length : end)
}

function read(error: Fields, code: string, recipient: unknown): Hook {
  return hook({
    words: [error.name, code],
    meaning: CODES[code] ?? meaningOfStatus(Number(error.statusCode ?? 422)) ?? { kind: 'bounce' },
    recipient,
    prose: [text(error.Message) ?? error.message],
    messageId: error.MessageID,
  })
}
