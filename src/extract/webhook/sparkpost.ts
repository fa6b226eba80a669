import type { Reason } from '../../model/reasons.ts'
import { fields, firstText, isFields, table, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  injection: null,
  delivery: { kind: 'delivered' },
  bounce: { kind: 'bounce' },
  // A bounce that came by mail after the message was taken.
  out_of_band: { kind: 'bounce' },
  delay: { kind: 'delayed', type: 'soft' },
  policy_rejection: { kind: 'dropped' },
  generation_failure: { kind: 'dropped', reason: 'system-error' },
  generation_rejection: { kind: 'dropped' },
  spam_complaint: { kind: 'complaint' },
  list_unsubscribe: { kind: 'unsubscribe' },
  link_unsubscribe: { kind: 'unsubscribe' },
})

/** Bounce classes: https://support.sparkpost.com/docs/deliverability/bounce-classification-codes */
const CLASSES: Readonly<Record<string, Partial<Meaning>>> = table({
  10: { type: 'hard', reason: 'unknown-user' },
  20: { type: 'soft' },
  21: { type: 'soft', reason: 'unknown-domain' },
  22: { type: 'soft', reason: 'mailbox-full' },
  23: { type: 'soft', reason: 'message-too-large' },
  24: { type: 'soft', reason: 'timeout' },
  30: { type: 'hard', reason: 'unknown-user' },
  40: { type: 'soft' },
  50: { reason: 'policy' },
  51: { reason: 'reputation' },
  52: { reason: 'spam-filter' },
  53: { reason: 'content-rejected' },
  54: { reason: 'relay-denied' },
  60: { kind: 'auto-reply' },
  70: { type: 'soft' },
  90: { kind: 'unsubscribe' },
  100: { kind: 'auto-reply' },
})
const WITHHELD: Readonly<Record<string, Reason>> = table({ 25: 'policy', 26: 'suppressed', 80: 'policy' })

/** SparkPost (Bird): https://developers.sparkpost.com/api/webhooks/ */
export const sparkpost: WebhookReader = {
  id: 'sparkpost',
  title: 'SparkPost',
  marks: [['"msys"']],
  looksLike: (item) => isFields(item.msys),
  read: (item) => {
    const [name, value] = Object.entries(fields(item.msys))[0] ?? ['ping', {}]
    const event = fields(value)
    const meaning = meaningOf(word(event.type), word(event.bounce_class))
    const said = firstText(event.raw_reason, event.reason)
    return [
      hook({
        words: [firstText(event.type, name), event.bounce_class],
        meaning,
        recipient: firstText(event.raw_rcpt_to, event.rcpt_to),
        diagnostic: said,
        reply: event.error_code,
        remoteMta: event.ip_address,
        feedbackType: event.fbtype,
        time: event.timestamp,
        messageId: firstText(event.message_id, event.transmission_id),
        subject: event.subject,
        sender: firstText(event.friendly_from, event.msg_from),
        listId: event.campaign_id,
        hookId: event.event_id,
      }),
    ]
  },
}

function meaningOf(type: string, bounceClass: string): Meaning | null {
  const meaning = EVENTS[type] ?? null
  if (meaning === null) return null
  if (meaning.kind === 'dropped') return { reason: WITHHELD[bounceClass] ?? null, ...meaning }
  return meaning.kind === 'bounce' || meaning.kind === 'delayed'
    ? { ...meaning, ...CLASSES[bounceClass] }
    : meaning
}
