import { text } from '../fields.ts'
import { type Meaning, meanings } from '../meaning.ts'
import { type Draft, isAsked, isBounce, isComplaint, type ListFormat, seconds } from './format.ts'

const LISTS = meanings({
  bounces: 'bounces',
  'invalid-emails': { cause: 'bounces', reason: 'invalid-address' },
  'spam-reports': 'complaint',
  unsubscribes: 'unsubscribe',
})

/**
 * Twilio SendGrid keeps a list for each cause; their CSV and JSON have the same fields: bounces and blocks `status`,
 * `reason`, `email`, `created`; invalid addresses without the status; spam reports `ip`, `email`, `created`;
 * unsubscribes `email`, `created`; groups with `group_name`.
 * https://www.twilio.com/docs/sendgrid/api-reference/bounces-api/retrieve-all-bounces
 *
 * QUIRK: nothing in a file of blocks tells it from a file of bounces but its replies, though SendGrid goes on sending
 * to blocked addresses: see the entry's reason.
 */
export const sendgrid: ListFormat = {
  id: 'sendgrid',
  title: 'Twilio SendGrid',
  document: 'https://www.twilio.com/docs/sendgrid/api-reference/bounces-api/retrieve-all-bounces',
  marks: [['email', 'groupid', 'groupname']],
  exactly: [
    ['email', 'created', 'reason', 'status'],
    ['email', 'created', 'reason'],
    ['email', 'created', 'ip'],
    ['email', 'created'],
  ],
  meanings: LISTS,
  read: (fields, sheet) => {
    // Its webhooks tell the number alone.
    const group = text(fields.get('groupid')) ?? text(fields.get('groupname'))
    const list = sheet ?? listOf(fields.get('status'), fields.get('reason'), fields.get('ip'))
    const draft: Draft = {
      meaning: LISTS.get(list) as Meaning,
      address: fields.get('email'),
      scope: group,
      words: fields.get('reason'),
      word: [list, text(fields.get('groupname'))].filter((one) => one !== null).join('/'),
      since: fields.get('created') ?? fields.get('createdat'),
    }
    return [draft]
  },
  sheets: [
    {
      id: 'bounces',
      columns: ['status', 'reason', 'email', 'created'],
      verbatim: 'email',
      forms: ['csv', 'json'],
      takes: isBounce,
      rows: ({ address, note, since }) => [[statusOf(note), note, address, seconds(since)]],
    },
    {
      id: 'spam-reports',
      columns: ['email', 'created', 'ip'],
      verbatim: 'email',
      forms: ['csv', 'json'],
      takes: isComplaint,
      rows: ({ address, since }) => [[address, seconds(since), null]],
    },
    {
      id: 'unsubscribes',
      columns: ['email', 'created'],
      verbatim: 'email',
      forms: ['csv', 'json'],
      takes: isAsked,
      rows: ({ address, since }) => [[address, seconds(since)]],
    },
  ],
}

/** Which list a record is of, by the fields that it has. */
function listOf(status: unknown, reason: unknown, ip: unknown): string {
  if (status !== undefined) return 'bounces'
  if (reason !== undefined) return 'invalid-emails'
  return ip === undefined ? 'unsubscribes' : 'spam-reports'
}

const statusOf = (note: string | null) => /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(note ?? '')?.[0] ?? null
