import { meaningOf, meanings } from '../meaning.ts'
import { isBounce, isComplaint, iso, type ListFormat } from './format.ts'

const ORIGINS = meanings({ bounce: 'bounces', complaint: 'complaint', manual: 'manual' })

/** Resend: https://resend.com/docs/api-reference/suppressions/list-suppressions */
export const resend: ListFormat = {
  id: 'resend',
  title: 'Resend',
  document: 'https://resend.com/docs/api-reference/suppressions/list-suppressions',
  marks: [['email', 'origin', 'createdat']],
  listKeys: ['data'],
  meanings: ORIGINS,
  read: (fields) => {
    const origin = fields.get('origin')
    const meaning = meaningOf(ORIGINS, origin)
    return meaning === null
      ? []
      : [{ meaning, address: fields.get('email'), word: origin, since: fields.get('createdat') }]
  },
  sheets: [
    {
      id: 'all',
      columns: ['email', 'origin', 'created_at'],
      verbatim: 'email',
      forms: ['csv', 'json'],
      key: 'data',
      rows: (entry) => [
        [
          entry.address,
          isBounce(entry) ? 'bounce' : isComplaint(entry) ? 'complaint' : 'manual',
          iso(entry.since),
        ],
      ],
    },
  ],
}
