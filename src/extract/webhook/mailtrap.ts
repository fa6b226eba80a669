import type { Reason } from '../../model/reasons.ts'
import { type Fields, fields, list, table, text, word } from './json.ts'
import { type Hook, hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  open: null,
  click: null,
  delivery: { kind: 'delivered' },
  // Still tried: the final word is "bounce".
  'soft bounce': { kind: 'delayed', type: 'soft' },
  bounce: { kind: 'bounce', type: 'hard' },
  // The account may not send for now.
  suspension: { kind: 'delayed', type: 'soft' },
  spam: { kind: 'complaint' },
  unsubscribe: { kind: 'unsubscribe' },
  reject: { kind: 'dropped' },
})

/** `bounce_category`, and why a send was rejected. */
const CATEGORIES: Readonly<Record<string, Reason>> = table({
  badmailbox: 'unknown-user',
  inactive: 'mailbox-disabled',
  full: 'mailbox-full',
  quota: 'mailbox-full',
  spam: 'spam-filter',
  virus: 'virus',
  policy: 'policy',
  baddomain: 'unknown-domain',
  baddns: 'unknown-domain',
  routing: 'network-error',
  relaying: 'relay-denied',
  connection: 'network-error',
  suppressed: 'suppressed',
  suppression: 'suppressed',
})

/** Mailtrap: https://docs.mailtrap.io/email-api-smtp/advanced/webhooks */
export const mailtrap: WebhookReader = {
  id: 'mailtrap',
  title: 'Mailtrap',
  marks: [['"events"', '"event_id"', '"message_id"']],
  looksLike: (item) => isEvent(item) || list(item.events).some((event) => isEvent(fields(event))),
  read: (item) => (isEvent(item) ? [read(item)] : list(item.events).map((event) => read(fields(event)))),
}

const isEvent = (item: Fields) =>
  text(item.event) !== null && text(item.event_id) !== null && text(item.message_id) !== null

function read(event: Fields): Hook {
  const meaning: Meaning | null = EVENTS[word(event.event)] ?? null
  const category = CATEGORIES[word(event.bounce_category)] ?? CATEGORIES[word(event.reason)] ?? null
  return hook({
    words: [event.event, event.bounce_category],
    meaning: meaning && { ...meaning, reason: category },
    recipient: event.email,
    diagnostic: event.response,
    prose: [event.reason],
    reply: event.response_code,
    time: event.timestamp,
    messageId: event.message_id,
    hookId: event.event_id,
  })
}
