import { meaningOf, meanings } from '../meaning.ts'
import type { ListFormat } from './format.ts'

const TYPES = meanings({ recipient: 'mirrored' })

/**
 * Postal: the rows of a server's table `suppressions`, as its database gives them out; it has no export of its own.
 * https://docs.postalserver.io/ and lib/postal/message_db/suppression_list.rb of its source
 */
export const postal: ListFormat = {
  id: 'postal',
  title: 'Postal',
  document: 'https://github.com/postalserver/postal/blob/main/lib/postal/message_db/suppression_list.rb',
  marks: [
    ['address', 'keepuntil'],
    ['address', 'type', 'timestamp'],
  ],
  meanings: TYPES,
  read: (fields) => {
    const meaning = meaningOf(TYPES, fields.get('type'))
    return meaning === null
      ? []
      : [
          {
            meaning,
            address: fields.get('address'),
            // A sentence of Postal's own, not a reply.
            word: fields.get('reason') ?? fields.get('type'),
            since: fields.get('timestamp'),
            until: fields.get('keepuntil'),
          },
        ]
  },
  sheets: [
    {
      id: 'all',
      held: true,
      columns: ['type', 'address', 'reason', 'timestamp', 'keep_until'],
      verbatim: 'address',
      forms: ['csv', 'json'],
      rows: ({ address, note, reason, since, until }) => [
        ['recipient', address, note ?? reason, epoch(since), epoch(until)],
      ],
    },
  ],
}

/** Postal keeps seconds with their fractions. */
const epoch = (ms: number | null) => (ms === null ? null : ms / 1000)
