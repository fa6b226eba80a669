import { fields, firstText, isFields, table, word } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  'activity.sent': null,
  'activity.opened': null,
  'activity.opened_unique': null,
  'activity.clicked': null,
  'activity.clicked_unique': null,
  'activity.survey_opened': null,
  'activity.survey_submitted': null,
  'activity.delivered': { kind: 'delivered' },
  'activity.soft_bounced': { kind: 'bounce', type: 'soft' },
  'activity.hard_bounced': { kind: 'bounce', type: 'hard' },
  'activity.deferred': { kind: 'delayed', type: 'soft' },
  'activity.spam_complaint': { kind: 'complaint' },
  'activity.unsubscribed': { kind: 'unsubscribe' },
})

/** MailerSend: https://developers.mailersend.com/api/v1/webhooks.html */
export const mailersend: WebhookReader = {
  id: 'mailersend',
  title: 'MailerSend',
  marks: [['"activity.']],
  looksLike: (item) => word(item.type).startsWith('activity.') && isFields(item.data),
  read: (item) => {
    const data = fields(item.data)
    const email = fields(data.email)
    const meaning = EVENTS[word(item.type)]
    const fails = meaning?.kind === 'bounce' || meaning?.kind === 'delayed'
    return [
      hook({
        words: [item.type],
        meaning,
        recipient: fields(email.recipient).email,
        ...(fails ? { diagnostic: fields(data.morph).reason } : {}),
        time: firstText(data.created_at, item.created_at),
        messageId: firstText(fields(email.message).id, email.id),
        subject: email.subject,
        sender: email.from,
        hookId: data.id,
      }),
    ]
  },
}
