import { fieldsOf, text, truthy } from '../fields.ts'
import { meaningOf, meanings } from '../meaning.ts'
import type { Draft, ListFormat } from './format.ts'

const REASONS = meanings({ '0': null, '1': 'unsubscribe', '2': 'bounces', '3': 'manual' })

/**
 * Mautic: contacts of the API, an object with the contacts' numbers as keys, with their entries in `doNotContact`
 * (1 unsubscribed, 2 bounced, 3 by hand); and CSV with `doNotEmail`, which its import takes. Entries for other
 * channels than e-mail are passed over.
 * https://developer.mautic.org/#contacts
 */
export const mautic: ListFormat = {
  id: 'mautic',
  title: 'Mautic',
  document: 'https://developer.mautic.org/#contacts',
  marks: [['donotcontact'], ['email', 'donotemail']],
  listKeys: ['contacts'],
  meanings: REASONS,
  read: (fields) => {
    const entries = fields.get('donotcontact')
    if (!Array.isArray(entries)) {
      const stops = truthy(fields.get('donotemail'))
      return stops ? [{ meaning: { cause: 'manual' }, address: fields.get('email'), word: 'doNotEmail' }] : []
    }
    const all = fieldsOf(fieldsOf(fields.get('fields'))?.get('all'))
    const address = all?.get('email') ?? fields.get('email')
    return entries.flatMap((entry) => draftOf(fieldsOf(entry), address))
  },
  sheets: [
    {
      id: 'all',
      columns: ['email', 'doNotEmail'],
      verbatim: 'email',
      forms: ['csv'],
      rows: ({ address }) => [[address, 1]],
    },
  ],
}

function draftOf(entry: ReadonlyMap<string, unknown> | undefined, address: unknown): readonly Draft[] {
  if (entry === undefined || (text(entry.get('channel')) ?? 'email') !== 'email') return []
  const meaning = meaningOf(REASONS, entry.get('reason'))
  if (meaning === null) return []
  const words = entry.get('comments')
  return [
    {
      meaning,
      address,
      words,
      word: `doNotContact/${entry.get('reason')}`,
      since: entry.get('dateadded'),
    },
  ]
}
