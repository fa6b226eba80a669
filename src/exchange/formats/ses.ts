import { meaningOf, meanings } from '../meaning.ts'
import { isBounce, iso, type ListFormat } from './format.ts'

const REASONS = meanings({ BOUNCE: 'bounces', COMPLAINT: 'complaint' })
const HEADLESS = ['emailaddress', 'reason']

/**
 * Amazon SES, the account-level suppression list. The API's answer and its import files (CSV without a header, or one
 * JSON object a line) are told in
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html and
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SuppressedDestinationSummary.html
 */
export const ses: ListFormat = {
  id: 'ses',
  title: 'Amazon SES',
  document: 'https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html',
  marks: [['emailaddress', 'reason', 'lastupdatetime']],
  exactly: [['emailaddress', 'reason']],
  listKeys: ['SuppressedDestinationSummaries'],
  headless: {
    columns: HEADLESS,
    looksLike: (cells) => cells.length === 2 && /^\s*(?:BOUNCE|COMPLAINT)\s*$/i.test(cells[1]!),
  },
  meanings: REASONS,
  read: (fields) => {
    const meaning = meaningOf(REASONS, fields.get('reason'))
    return meaning === null
      ? []
      : [
          {
            meaning,
            address: fields.get('emailaddress'),
            word: fields.get('reason'),
            since: fields.get('lastupdatetime') ?? fields.get('lastupdatetimestamp'),
          },
        ]
  },
  sheets: [
    {
      id: 'all',
      columns: ['emailAddress', 'reason'],
      headless: true,
      verbatim: 'emailAddress',
      forms: ['csv', 'ndjson', 'json'],
      key: 'SuppressedDestinationSummaries',
      // There are no other reasons: who has asked for no mail is nearest to one who complained.
      rows: (entry) => [[entry.address, wordOf(isBounce(entry))]],
      objects: (entry) => [
        { emailAddress: entry.address, reason: wordOf(isBounce(entry)), ...dated(entry.since) },
      ],
    },
  ],
}

const wordOf = (bounce: boolean) => (bounce ? 'BOUNCE' : 'COMPLAINT')
const dated = (since: number | null) => (since === null ? {} : { lastUpdateTime: iso(since) })
