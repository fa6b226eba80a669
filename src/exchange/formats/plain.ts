import { text } from '../fields.ts'
import type { ListFormat } from './format.ts'

/** One address a line, with or without a name; further columns of the line become the note. No cause is told. */
export const plain: ListFormat = {
  id: 'plain',
  title: 'Plain addresses',
  document: 'docs/exchange.md',
  marks: [],
  headless: { columns: ['address', 'rest'], looksLike: () => true },
  read: (fields) => [
    { meaning: { cause: 'manual' }, address: fields.get('address'), word: text(fields.get('rest')) },
  ],
  sheets: [
    {
      id: 'all',
      held: true,
      columns: ['address'],
      headless: true,
      verbatim: 'address',
      forms: ['csv'],
      rows: ({ address }) => [[address]],
    },
  ],
}
