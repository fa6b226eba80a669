import { text } from '../fields.ts'
import { meaningOf, meanings } from '../meaning.ts'
import type { ListFormat } from './format.ts'

const STATUSES = meanings({
  by_bounces: 'bounces',
  by_user: 'unsubscribe',
  by_moderator: 'manual',
  enabled: null,
  unknown: null,
})

/**
 * Mailman 3: the addresses that `mailman members --nomail bybounces LIST` prints, one a line, where the format is
 * named; and members of the REST API, under `entries`, where they tell their `delivery_status`: the roster alone does
 * not, it is a preference of the member. What stops mail stops it for that list: its id is the scope.
 * https://docs.mailman3.org/projects/mailman/en/latest/src/mailman/rest/docs/membership.html
 */
export const mailman: ListFormat = {
  id: 'mailman',
  title: 'Mailman',
  document: 'https://docs.mailman3.org/projects/mailman/en/latest/src/mailman/rest/docs/membership.html',
  marks: [
    ['email', 'deliverystatus'],
    ['email', 'listid', 'role'],
  ],
  listKeys: ['entries'],
  // Told by nothing: only where it is named.
  headless: { columns: ['email'], looksLike: () => false },
  meanings: STATUSES,
  read: (fields) => {
    const status = fields.get('deliverystatus')
    const isRoster = fields.get('role') !== undefined || fields.get('listid') !== undefined
    const word = text(status) ?? (isRoster ? 'enabled' : 'by_bounces')
    const meaning = meaningOf(STATUSES, word)
    return meaning === null
      ? []
      : [
          {
            meaning,
            address: fields.get('email'),
            scope: fields.get('listid'),
            word,
            since: fields.get('lastbouncereceived'),
          },
        ]
  },
  sheets: [
    {
      id: 'all',
      // As `mailman delmembers -f` takes it.
      columns: ['email'],
      headless: true,
      verbatim: 'email',
      forms: ['csv'],
      rows: ({ address }) => [[address]],
    },
  ],
}
