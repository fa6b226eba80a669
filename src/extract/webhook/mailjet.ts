import type { Reason } from '../../model/reasons.ts'
import { type Fields, firstText, table, text, word } from './json.ts'
import { hook, type Meaning, type WebhookReader } from './reader.ts'

/** `error`: https://dev.mailjet.com/email/guides/webhooks/#possible-values-for-errors */
const ERRORS: Readonly<Record<string, Reason>> = table({
  'user unknown': 'unknown-user',
  'mailbox inactive': 'mailbox-disabled',
  'quota exceeded': 'mailbox-full',
  'mailbox full': 'mailbox-full',
  'invalid domain': 'unknown-domain',
  'no mail host': 'unknown-domain',
  'relay/access denied': 'relay-denied',
  greylisted: 'greylisting',
  typofix: 'invalid-address',
  'bad or empty template': 'malformed-message',
  'error in template language': 'malformed-message',
  'sender blocked': 'reputation',
  'content blocked': 'spam-filter',
  'policy issue': 'policy',
  'system issue': 'system-error',
  'protocol issue': 'protocol-error',
  'connection issue': 'network-error',
  preblocked: 'suppressed',
  'duplicate in campaign': 'suppressed',
})

/** Mailjet Event API: https://dev.mailjet.com/email/guides/webhooks/ */
export const mailjet: WebhookReader = {
  id: 'mailjet',
  title: 'Mailjet',
  marks: [
    ['"event"', '"mj_campaign_id"'],
    ['"event"', '"mj_contact_id"'],
    ['"event"', '"Message_GUID"'],
    ['"event"', '"MessageID"'],
  ],
  looksLike: (item) =>
    text(item.event) !== null &&
    ['MessageID', 'Message_GUID', 'mj_campaign_id', 'mj_contact_id'].some((key) => key in item),
  read: (item) => {
    const meaning = meaningOf(item)
    return [
      hook({
        words: [item.event, item.error_related_to, item.error],
        meaning,
        recipient: item.email,
        ...(meaning?.kind === 'dropped'
          ? { prose: [item.comment] }
          : { diagnostic: firstText(item.comment, item.smtp_reply) }),
        feedbackType: item.event === 'spam' ? 'abuse' : null,
        time: item.time,
        messageId: firstText(item.MessageID, item.mj_message_id),
        listId: text(item.mj_list_id) === '0' ? null : item.mj_list_id,
        // Who leaves a contact list leaves that list; other complaints are of the whole account.
        stream: meaning?.kind === 'unsubscribe' && text(item.mj_list_id) !== '0' ? item.mj_list_id : null,
        hookId: null,
      }),
    ]
  },
}

function meaningOf(item: Fields): Meaning | null {
  const reason = ERRORS[word(item.error)] ?? ERRORS[word(item.error_related_to)] ?? null
  switch (word(item.event)) {
    case 'sent':
      return { kind: 'delivered' }
    case 'bounce':
      return { kind: 'bounce', type: item.hard_bounce === true ? 'hard' : 'soft', reason }
    case 'blocked':
      return { kind: 'dropped', reason }
    case 'spam':
      return { kind: 'complaint' }
    case 'unsub':
      return { kind: 'unsubscribe' }
    default:
      return null
  }
}
