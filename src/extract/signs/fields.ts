/** Header fields that answering software writes; RFC 3834 and older customs. */
export const AUTO_REPLY_FIELDS: readonly string[] = [
  'x-autoreply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-response-from',
  'x-mail-autoreply',
  'x-vacation',
  'x-out-of-office',
]

/** Fields that mailing lists and newsletters write, which no report of a failure has. */
export const LIST_FIELDS: readonly string[] = [
  'list-id',
  'list-unsubscribe',
  'list-post',
  'mailing-list',
  'x-mailing-list',
]
