import { csvRow } from '../output/csv.ts'
import { safeJson } from '../output/plain.ts'
import type { Judged } from './judge.ts'

/** One line of the list of addresses. */
function rowOf({ address, answer, state, history }: Judged) {
  const { send, state: name, reason, rule, event, since, until, scope, why } = answer
  const delivered = state.deliveredAt === null ? null : new Date(state.deliveredAt).toISOString()
  return {
    ...{ address, state: name, send, reason, rule, since, until, event },
    ...{ failures: history.failures.length, softDays: state.softDays, lastDelivered: delivered, scope, why },
  }
}

const COLUMNS = [
  ...['address', 'state', 'send', 'reason', 'rule', 'since', 'until', 'event'],
  ...['failures', 'softDays', 'lastDelivered', 'scope', 'why'],
]

/** The addresses with their decisions, piece by piece. */
export function* rowTexts(all: Iterable<Judged>, format: 'json' | 'ndjson' | 'csv'): Iterable<string> {
  let before = format === 'json' ? '[\n' : ''
  if (format === 'csv') yield csvRow(COLUMNS)
  for (const one of all) {
    const row = rowOf(one)
    if (format === 'csv')
      yield csvRow(Object.values(row).map((cell) => (cell === null ? null : String(cell))))
    else if (format === 'ndjson') yield `${safeJson(row)}\n`
    else {
      yield `${before}${safeJson(row)}`
      before = ',\n'
    }
  }
  if (format === 'json') yield before === ',\n' ? '\n]\n' : '[]\n'
}
