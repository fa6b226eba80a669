import { text } from '../fields.ts'
import { meaningOf, meanings } from '../meaning.ts'
import { isBounce, type ListFormat, plainDate } from './format.ts'

const STATUSES = meanings({
  cleaned: 'bounces',
  unsubscribed: 'unsubscribe',
  'abuse complaint': 'complaint',
  subscribed: null,
  pending: null,
  transactional: null,
  archived: null,
})

/**
 * Mailchimp: the files `cleaned_…csv` and `unsubscribed_…csv` of an exported audience, told apart by their columns,
 * and members as the API lists them. Others in the audience get mail.
 * https://mailchimp.com/help/view-export-contacts/ and https://mailchimp.com/developer/marketing/api/list-members/
 */
export const mailchimp: ListFormat = {
  id: 'mailchimp',
  title: 'Mailchimp',
  document: 'https://mailchimp.com/help/view-export-contacts/',
  marks: [
    ['emailaddress', 'cleantime'],
    ['emailaddress', 'unsubtime'],
    ['emailaddress', 'euid'],
    ['emailaddress', 'uniqueemailid', 'status'],
  ],
  listKeys: ['members'],
  meanings: STATUSES,
  read: (fields, sheet) => {
    const unsubscribed = text(fields.get('unsubtime'))
    const cleaned = text(fields.get('cleantime'))
    const why = [
      fields.get('unsubreason') ?? fields.get('unsubscribereason'),
      fields.get('unsubreasonother'),
      fields.get('unsubcampaigntitle') ?? fields.get('cleancampaigntitle'),
    ].flatMap((one) => text(one) ?? [])
    const status =
      text(fields.get('status')) ?? sheet ?? statusOf(fields.get('cleantime'), fields.get('unsubtime'))
    const meaning = meaningOf(STATUSES, status)
    if (meaning === null) return []
    return [
      {
        meaning: why[0] !== undefined && /abuse|spam/i.test(why[0]) ? { cause: 'complaint' } : meaning,
        address: fields.get('emailaddress'),
        word: [status, ...why].join('/'),
        since: cleaned ?? unsubscribed ?? fields.get('lastchanged'),
      },
    ]
  },
  sheets: [
    {
      id: 'cleaned',
      columns: ['Email Address', 'CLEAN_TIME'],
      verbatim: 'Email Address',
      forms: ['csv'],
      takes: isBounce,
      rows: ({ address, since }) => [[address, plainDate(since)]],
    },
    {
      id: 'unsubscribed',
      columns: ['Email Address', 'UNSUB_TIME', 'UNSUB_REASON'],
      verbatim: 'Email Address',
      forms: ['csv'],
      takes: (entry) => !isBounce(entry),
      rows: ({ address, cause, since, note }) => [
        [address, plainDate(since), cause === 'complaint' ? 'abuse complaint' : note],
      ],
    },
  ],
}

/** The file of subscribers has neither column. */
function statusOf(cleaned: unknown, unsubscribed: unknown): string {
  if (cleaned !== undefined) return 'cleaned'
  return unsubscribed === undefined ? 'subscribed' : 'unsubscribed'
}
