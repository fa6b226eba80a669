import Type from 'typebox'
import { LIST_FORMAT_NAMES } from '../../exchange/formats/index.ts'
import { Cause, names, orNull, Reason, State } from '../schemas.ts'
import { Address, list, page, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// The list, and lists that are imported.

const Suppression = Type.Object({
  address: Address,
  scope: text(),
  state: names(['held', 'suppressed']),
  cause: Cause,
  reason: orNull(Reason),
  rule: text(),
  source: text(),
  ref: text({ description: 'The event or entry that decided: what undo takes' }),
  who: text(),
  note: textOrNull(),
  since: time(),
  until: timeOrNull('ISO 8601; null: for ever'),
})
export const Suppressions = page(Suppression)
export const Added = Type.Object({ added: whole(), known: whole() })
export const SuppressionCount = Type.Object({ count: whole() })
export const ReleasedMany = Type.Object({
  released: whole(),
  unnamed: whole({ description: 'Entries whose address is not kept, and so cannot be released' }),
})
export const Released = Type.Object({ address: text(), scope: text(), from: State, to: State })

const ImportedLines = list(
  Type.Object({
    line: whole(),
    address: text(),
    scope: text(),
    why: orNull(Type.String({ description: 'By what the list knows it already' })),
  }),
)
export const Imported = Type.Object({
  format: orNull(names([...LIST_FORMAT_NAMES, 'undelivered'])),
  lines: whole(),
  added: whole({ description: 'Entries by which an address gets no mail that got mail before' }),
  known: whole({ description: 'Entries of addresses that get no mail already' }),
  withoutEffect: whole({
    description:
      'Entries that stop no mail: somebody let the address go since, they have ended, or the reason is no fault of the address',
  }),
  passedOver: whole({ description: 'Records of subscribers in good standing' }),
  problems: whole(),
  examples: list(Type.Object({ line: whole(), text: text(), problem: text() })),
  shown: Type.Object(
    { added: ImportedLines, known: ImportedLines, withoutEffect: ImportedLines },
    { description: 'The first hundred lines of each' },
  ),
})
