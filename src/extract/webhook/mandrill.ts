import type { Reason } from '../../model/reasons.ts'
import { type Fields, fields, firstText, isFields, list, parseJson, table, text, word } from './json.ts'
import { type Hook, hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  send: null,
  open: null,
  click: null,
  inbound: null,
  delivered: { kind: 'delivered' },
  deferral: { kind: 'delayed', type: 'soft' },
  soft_bounce: { kind: 'bounce', type: 'soft' },
  hard_bounce: { kind: 'bounce', type: 'hard' },
  spam: { kind: 'complaint' },
  unsub: { kind: 'unsubscribe' },
  reject: { kind: 'dropped', reason: 'suppressed' },
})

/** `bounce_description`, where it names a reason. */
const DESCRIPTIONS: Readonly<Record<string, Reason>> = table({
  bad_mailbox: 'unknown-user',
  invalid_domain: 'unknown-domain',
  mailbox_full: 'mailbox-full',
  no_answer: 'timeout',
  message_too_big: 'message-too-large',
  relay_denied: 'relay-denied',
  spam: 'spam-filter',
  challenge_response: 'recipient-refused',
})

/** Mailchimp Transactional (Mandrill): https://mailchimp.com/developer/transactional/docs/webhooks/ */
export const mandrill: WebhookReader = {
  id: 'mandrill',
  title: 'Mailchimp Transactional (Mandrill)',
  marks: [['mandrill_events='], ['"bgtools_code"'], ['"event"', '"msg"', '"_id"']],
  looksLike: (item) =>
    text(item.mandrill_events) !== null ||
    (text(item.event) !== null && isFields(item.msg)) ||
    (/^(?:black|white|allow|deny)list$/.test(word(item.type)) && text(item.action) !== null),
  read: (item) => {
    if (text(item.mandrill_events) === null) return [read(item)]
    return list(parseJson(text(item.mandrill_events) ?? '')).map((event) => read(fields(event)))
  },
}

function read(event: Fields): Hook {
  const message = fields(event.msg)
  const last = fields(list(message.smtp_events).at(-1))
  const description = word(message.bounce_description)
  const meaning = EVENTS[word(event.event)] ?? null
  const fails = meaning?.kind === 'bounce' || meaning?.kind === 'delayed'
  return hook({
    words: [firstText(event.event, event.type), message.bounce_description],
    meaning: meaning && fails ? { ...meaning, reason: DESCRIPTIONS[description] ?? null } : meaning,
    recipient: firstText(message.email, fields(event.reject).email),
    diagnostic: firstText(message.diag, last.diag),
    // Names of the table (`bad_mailbox`) are no words; others write a sentence there.
    prose: description in DESCRIPTIONS || !description.includes(' ') ? [] : [message.bounce_description],
    remoteMta: last.destination_ip,
    time: event.ts,
    messageId: firstText(event._id, message._id),
    subject: message.subject,
    sender: message.sender,
    hookId: null,
  })
}
