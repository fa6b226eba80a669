import { fields, table, text, word } from '../webhook/json.ts'
import { hook, type Meaning, type Meanings } from '../webhook/reader.ts'
import type { SendReader } from './reader.ts'

/** `reject_reason`: https://mailchimp.com/developer/transactional/api/messages/send-new-message/ */
const REJECTS: Meanings = table({
  'hard-bounce': { kind: 'dropped', reason: 'suppressed' },
  'soft-bounce': { kind: 'dropped', reason: 'suppressed' },
  spam: { kind: 'dropped', reason: 'suppressed' },
  unsub: { kind: 'dropped', reason: 'suppressed' },
  custom: { kind: 'dropped', reason: 'suppressed' },
  rule: { kind: 'dropped', reason: 'policy' },
  unsigned: { kind: 'dropped', reason: 'authentication' },
  'invalid-sender': { kind: 'dropped', reason: 'sender-rejected' },
  invalid: { kind: 'dropped', reason: 'invalid-address' },
  'test-mode-limit': { kind: 'dropped', reason: 'throttling' },
})
const INVALID: Meaning = { kind: 'dropped', reason: 'invalid-address' }

/** What Mandrill's send call returns: an entry for each recipient. */
export const mandrillApi: SendReader = {
  id: 'mandrill',
  looksLike: (one) => text(one.email) !== null && text(one.status) !== null && 'reject_reason' in one,
  read: (one) => {
    const { status, reject_reason, email, _id } = fields(one)
    if (word(status) !== 'rejected' && word(status) !== 'invalid') return []
    const meaning =
      word(status) === 'invalid' ? INVALID : (REJECTS[word(reject_reason)] ?? { kind: 'dropped' as const })
    return [hook({ words: [status, reject_reason], meaning, recipient: email, messageId: _id })]
  },
}
