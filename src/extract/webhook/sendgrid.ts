import type { Reason } from '../../model/reasons.ts'
import { type Fields, firstText, table, text, word } from './json.ts'
import { type Hook, hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  processed: null,
  open: null,
  click: null,
  group_resubscribe: null,
  account_status_change: null,
  delivered: { kind: 'delivered' },
  deferred: { kind: 'delayed', type: 'soft' },
  bounce: { kind: 'bounce', type: 'hard' },
  dropped: { kind: 'dropped' },
  spamreport: { kind: 'complaint' },
  unsubscribe: { kind: 'unsubscribe' },
  group_unsubscribe: { kind: 'unsubscribe' },
})

/** `bounce_classification`, where it names a reason. */
const CLASSES: Readonly<Record<string, Reason>> = table({
  'invalid address': 'unknown-user',
  content: 'content-rejected',
  reputation: 'reputation',
  'frequency or volume too high': 'throttling',
  'mailbox unavailable': 'mailbox-disabled',
  'technical failure': 'system-error',
})

/** Why SendGrid did not send. */
const DROPS: readonly (readonly [words: string, reason: Reason])[] = [
  ['bounced address', 'suppressed'],
  ['unsubscribed address', 'suppressed'],
  ['spam reporting address', 'suppressed'],
  ['group unsubscribe', 'suppressed'],
  ['invalid smtpapi header', 'malformed-message'],
  ['invalid', 'invalid-address'],
  ['spam content', 'spam-filter'],
  ['recipient list over package quota', 'throttling'],
]

/** Twilio SendGrid Event Webhook: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
export const sendgrid: WebhookReader = {
  id: 'sendgrid',
  title: 'Twilio SendGrid',
  marks: [['"sg_event_id"'], ['"sg_message_id"'], ['"email"', '"reason"', '"created"']],
  looksLike: (item) =>
    isListed(item) ||
    (text(item.event) !== null && (text(item.sg_event_id) ?? text(item.sg_message_id)) !== null),
  read: (item) => {
    if (isListed(item)) return [listed(item)]
    const event = word(item.event)
    const failed = event === 'bounce'
    return [
      hook({
        words: [item.event, item.type, item.bounce_classification],
        meaning: leftGroup(event, item)
          ? { kind: 'unsubscribe' }
          : meaningOf(event, word(item.type), word(item.bounce_classification), word(item.reason)),
        recipient: item.email,
        ...(event === 'dropped'
          ? { prose: [item.reason] }
          : { diagnostic: failed ? item.reason : item.response }),
        status: item.status,
        time: item.timestamp,
        // Up to the name of the filter it is the X-Message-Id of the send call.
        messageId: firstText(item.sg_message_id)?.split(/\.(?:filter|recvd)/)[0],
        listId: event.startsWith('group_') ? item.asm_group_id : null,
        // Complaints and global unsubscribes stop all mail, also of a message that was sent to a group.
        stream: event.startsWith('group_') || leftGroup(event, item) ? item.asm_group_id : null,
        hookId: item.sg_event_id,
      }),
    ]
  },
}

/** An entry of the bounce list: GET /v3/suppression/bounces, and bounces.get.json of the API before. */
const isListed = (item: Fields) =>
  item.event === undefined && item.created != null && text(item.reason) !== null && text(item.email) !== null

function listed(item: Fields): Hook {
  return hook({
    words: ['bounces'],
    meaning: { kind: 'bounce', type: 'hard' },
    recipient: item.email,
    diagnostic: item.reason,
    status: item.status,
    time: item.created,
  })
}

/** Not sent, since the recipient has left the group: that tells nothing against mail of other groups. */
const leftGroup = (event: string, item: Fields) =>
  event === 'dropped' && word(item.reason).startsWith('group unsubscribe') && text(item.asm_group_id) !== null

function meaningOf(event: string, type: string, classification: string, reason: string): Meaning | null {
  const meaning = EVENTS[event] ?? null
  if (meaning === null) return null
  if (event === 'dropped') {
    return { kind: 'dropped', reason: DROPS.find(([words]) => reason.startsWith(words))?.[1] ?? null }
  }
  if (event !== 'bounce') return meaning
  // "blocked": final for this message, the address stays good. It says neither hard nor soft.
  return {
    kind: 'bounce',
    type: type === 'blocked' ? null : 'hard',
    reason: CLASSES[classification] ?? null,
  }
}
