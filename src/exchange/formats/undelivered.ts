import type { Cause } from '../../decide/state.ts'
import type { Reason } from '../../model/reasons.ts'
import type { Fields } from '../fields.ts'
import { iso, type ListFormat } from './format.ts'

const COLUMNS = ['address', 'scope', 'cause', 'reason', 'since', 'until', 'source', 'note'] as const

/** Our own format: keeps every field of an entry as it is. */
export const undelivered: ListFormat = {
  id: 'undelivered',
  title: 'undelivered',
  document: 'docs/exchange.md',
  exact: true,
  marks: [['address', 'scope', 'cause', 'source']],
  read: (fields: Fields) => [
    {
      address: fields.get('address'),
      scope: fields.get('scope'),
      // Both are checked later.
      meaning: { cause: fields.get('cause') as Cause, reason: fields.get('reason') as Reason },
      since: fields.get('since'),
      until: fields.get('until'),
      source: fields.get('source'),
      word: fields.get('note'),
    },
  ],
  sheets: [
    {
      id: 'all',
      held: true,
      scoped: true,
      columns: COLUMNS,
      forms: ['csv', 'ndjson', 'json'],
      rows: ({ address, scope, cause, reason, since, until, source, note }) => [
        [address, scope, cause, reason, iso(since), iso(until), source, note],
      ],
    },
  ],
}
