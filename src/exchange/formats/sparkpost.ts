import { meaningOf, meanings } from '../meaning.ts'
import { isBounce, isComplaint, iso, type ListFormat } from './format.ts'

const SOURCES = meanings({
  'Spam Complaint': 'complaint',
  'List Unsubscribe': 'unsubscribe',
  'Unsubscribe Link': 'unsubscribe',
  'Bounce Rule': 'bounces',
  'Manually Added': 'manual',
  Compliance: 'mirrored',
})

/**
 * SparkPost (Bird): the API's answer under `results`, and the CSV that its app takes.
 * https://developers.sparkpost.com/api/suppression-list/
 *
 * An address has an entry for transactional mail and one for the rest. Neither is the name of a stream of yours, so
 * that both stop all mail; only an entry for one list, by its `list_id`, keeps to that.
 */
export const sparkpost: ListFormat = {
  id: 'sparkpost',
  title: 'SparkPost',
  document: 'https://developers.sparkpost.com/api/suppression-list/',
  marks: [
    ['recipient', 'source'],
    ['recipient', 'type'],
    ['recipient', 'nontransactional'],
  ],
  listKeys: ['results', 'recipients'],
  meanings: SOURCES,
  read: (fields) => {
    const source = fields.get('source')
    const meaning = source === undefined ? ({ cause: 'manual' } as const) : meaningOf(SOURCES, source)
    return meaning === null
      ? []
      : [
          {
            meaning,
            address: fields.get('recipient'),
            scope: fields.get('listid'),
            words: fields.get('description'),
            word: source ?? fields.get('type'),
            since: fields.get('created') ?? fields.get('updated'),
          },
        ]
  },
  sheets: [
    {
      id: 'all',
      columns: ['recipient', 'type', 'description', 'source', 'created'],
      verbatim: 'recipient',
      forms: ['csv', 'json'],
      key: 'recipients',
      rows: (entry) =>
        typesOf(entry.scope).map((type) => [
          entry.address,
          type,
          entry.note,
          isBounce(entry)
            ? 'Bounce Rule'
            : isComplaint(entry)
              ? 'Spam Complaint'
              : entry.cause === 'unsubscribe'
                ? 'List Unsubscribe'
                : 'Manually Added',
          iso(entry.since),
        ]),
    },
  ],
}

const typesOf = (scope: string) =>
  scope === '*' ? ['transactional', 'non_transactional'] : ['non_transactional']
