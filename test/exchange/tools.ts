import { classifyReply } from '../../src/classify-reply.ts'
import type { LineProblem, ReadEntry, SuppressionEntry } from '../../src/exchange/entry.ts'
import { ListReader, type ListReaderOptions } from '../../src/exchange/list-reader.ts'

const classify = (text: string) => classifyReply(text).reason

/** Reads a whole list, in pieces of the given size. */
export function readList(
  text: string,
  options: ListReaderOptions = {},
  size = text.length || 1,
): { found: (ReadEntry | LineProblem)[]; reader: ListReader } {
  const reader = new ListReader({ classify, ...options })
  const found: (ReadEntry | LineProblem)[] = []
  for (let at = 0; at < text.length; at += size) found.push(...reader.push(text.slice(at, at + size)))
  found.push(...reader.end())
  return { found, reader }
}

/** One line for each entry or problem: `address cause reason [scope] since [..until] (note)`. */
export function told(found: readonly (SuppressionEntry | LineProblem)[]): string[] {
  return found.map((one) => ('problem' in one ? `line ${one.line}: ${one.problem}` : entryLine(one)))
}

function entryLine({ address, cause, reason, scope, since, until, note }: SuppressionEntry): string {
  const time = (ms: number | null) => (ms === null ? '-' : new Date(ms).toISOString().slice(0, 16))
  const end = until === null ? '' : `..${time(until)}`
  const stream = scope === '*' ? '' : ` [${scope}]`
  return `${address} ${cause} ${reason ?? '-'}${stream} ${time(since)}${end}${note === null ? '' : ` (${note})`}`
}

/** An entry with what the test cares about. */
export function entry(fields: Partial<SuppressionEntry>): SuppressionEntry {
  return {
    address: 'anna@example.com',
    scope: '*',
    cause: 'bounces',
    reason: null,
    since: null,
    until: null,
    source: 'policy',
    note: null,
    ...fields,
  }
}
