import { fields, firstText, headersOf, isFields, table, text, word } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  email_sent: null,
  sent: null,
  email_opened: null,
  email_clicked: null,
  delivered: { kind: 'delivered' },
  'soft-bounce': { kind: 'bounce', type: 'soft' },
  'hard-bounce': { kind: 'bounce', type: 'hard' },
  complaint: { kind: 'complaint' },
  list_unsub: { kind: 'unsubscribe' },
  unsubscribe: { kind: 'unsubscribe' },
})

/** Sweego: https://learn.sweego.io/docs/webhooks */
export const sweego: WebhookReader = {
  id: 'sweego',
  title: 'Sweego',
  marks: [['"event_type"', '"swg_uid"']],
  looksLike: (item) => text(item.event_type) !== null && text(item.swg_uid) !== null,
  read: (item) => {
    const headers = isFields(item.headers) ? fields(item.headers) : headersOf(item.headers)
    return [
      hook({
        words: [item.event_type],
        meaning:
          word(item.channel) === 'sms' ? null : EVENTS[word(item.event_type).replace('_bounce', '-bounce')],
        recipient: item.recipient,
        diagnostic: firstText(item.details, item.reason, item.smtp_response),
        time: item.timestamp,
        messageId: firstText(item.swg_uid, headers['x-transaction-id']),
        subject: item.subject,
        sender: item.sender,
        listId: item.campaign_id === 'transac' ? null : item.campaign_id,
        hookId: item.event_id,
      }),
    ]
  },
}
