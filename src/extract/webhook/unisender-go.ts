import type { Reason } from '../../model/reasons.ts'
import { fields, list, table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const STATUS: Meanings = table({
  sent: null,
  opened: null,
  clicked: null,
  subscribed: null,
  delivered: { kind: 'delivered' },
  soft_bounced: { kind: 'bounce', type: 'soft' },
  hard_bounced: { kind: 'bounce', type: 'hard' },
  spam: { kind: 'complaint' },
  unsubscribed: { kind: 'unsubscribe' },
})

/** `delivery_status`: https://godocs.unisender.ru/web-api-ref#callback-format */
const DELIVERY: Readonly<Record<string, Reason>> = table({
  err_user_unknown: 'unknown-user',
  err_user_inactive: 'mailbox-disabled',
  err_mailbox_discarded: 'mailbox-disabled',
  err_mailbox_full: 'mailbox-full',
  err_domain_inactive: 'unknown-domain',
  err_no_dns: 'unknown-domain',
  err_spam_rejected: 'spam-filter',
  err_too_large: 'message-too-large',
  err_not_allowed: 'policy',
  err_not_available: 'timeout',
})
/** Not sent: the address is on a list of the service. */
const WITHHELD = new Set([
  'err_unsubscribed',
  'err_skip_letter',
  'err_unreachable',
  'err_spam_skipped',
  'err_user_blacklisted',
])

/** Unisender Go: https://godocs.unisender.ru/web-api-ref#webhook */
export const unisenderGo: WebhookReader = {
  id: 'unisender-go',
  title: 'Unisender Go',
  marks: [['"events_by_user"']],
  looksLike: (item) => Array.isArray(item.events_by_user),
  read: (item) =>
    list(item.events_by_user)
      .flatMap((user) => list(fields(user).events))
      .map((event) => {
        const { event_name, event_data } = fields(event)
        const data = fields(event_data)
        const info = fields(data.delivery_info)
        const delivery = word(info.delivery_status)
        return hook({
          words: [text(data.status) ?? event_name, info.delivery_status],
          meaning: meaningOf(word(data.status), delivery),
          recipient: data.email,
          diagnostic: info.destination_response,
          time: data.event_time,
          messageId: data.job_id,
        })
      }),
}

function meaningOf(status: string, delivery: string): Meaning | null {
  const meaning = STATUS[status] ?? null
  if (meaning?.kind !== 'bounce') return meaning
  if (WITHHELD.has(delivery)) return { kind: 'dropped', reason: 'suppressed' }
  return { ...meaning, reason: DELIVERY[delivery] ?? null }
}
