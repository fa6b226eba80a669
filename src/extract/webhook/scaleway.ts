import { headersOf, table, text, word } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  email_queued: null,
  blocklist_created: null,
  email_delivered: { kind: 'delivered' },
  email_dropped: { kind: 'bounce', type: 'hard' },
  email_deferred: { kind: 'delayed', type: 'soft' },
  email_spam: { kind: 'bounce', type: 'hard', reason: 'spam-filter' },
  email_mailbox_not_found: { kind: 'bounce', type: 'hard', reason: 'unknown-user' },
  email_blocklisted: { kind: 'dropped', reason: 'suppressed' },
})

/** Scaleway Transactional Email: https://www.scaleway.com/en/docs/transactional-email/reference-content/webhook-events-payloads/ */
export const scaleway: WebhookReader = {
  id: 'scaleway',
  title: 'Scaleway Transactional Email',
  marks: [['"type"', '"email_id"', '"project_id"'], ['"blocklist_created"']],
  looksLike: (item) => text(item.project_id) !== null && /^(?:email_|blocklist_)/.test(word(item.type)),
  read: (item) => {
    const headers = headersOf(item.email_headers, 'key')
    return [
      hook({
        words: [item.type],
        meaning: EVENTS[word(item.type)],
        recipient: item.email_to,
        diagnostic: item.email_response_message,
        reply: item.email_response_code,
        time: item.created_at,
        messageId: item.email_id,
        subject: headers.subject,
        sender: item.email_from,
        listId: headers['list-id'],
        hookId: item.id,
      }),
    ]
  },
}
