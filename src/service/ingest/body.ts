import type { OwnRules } from '../../own-rules.ts'
import type { Intake, Store, Taken } from '../../store/store.ts'
import { errorText } from '../error-text.ts'
import { Turns } from '../turns.ts'
import { ItemReader } from './item.ts'

/** What became of an ingest. */
export interface Ingested {
  /** Events that are kept now. */
  readonly accepted: number
  /** Events that were kept before. */
  readonly duplicates: number
  /** Lines that could not be read; all others were. */
  readonly rejected: readonly { readonly line: number; readonly error: string }[]
}

/** Events that go to the store at once: while it writes them, the next are read. */
const PIECE = 1000

/** Reads items and keeps their events; resolves when they are durable. */
export async function ingest(
  items: Iterable<{ readonly line: number; readonly value: () => unknown }>,
  store: Store,
  now: number,
  rules?: OwnRules,
): Promise<Ingested> {
  const reader = new ItemReader(now, rules)
  const turns = new Turns()
  const taking: Promise<readonly Taken[]>[] = []
  let intakes: Intake[] = []
  const take = () => {
    const taken = store.take(intakes)
    // Its failure is told below, once all is read.
    taken.catch(() => {})
    taking.push(taken)
    intakes = []
  }
  const rejected: { line: number; error: string }[] = []
  for (const { line, value } of items) {
    try {
      intakes.push(...reader.read(value()))
    } catch (error) {
      rejected.push({ line, error: errorText(error) })
    }
    if (intakes.length >= PIECE) take()
    if (turns.over()) await turns.next()
  }
  if (intakes.length > 0) take()
  const taken = (await Promise.all(taking)).flat()
  const accepted = taken.filter((one) => one === 'accepted').length
  return { accepted, duplicates: taken.length - accepted, rejected }
}

/** The lines of an ndjson body, by their numbers; empty ones are passed over. */
export function* ndjsonItems(body: string): Iterable<{ line: number; value: () => unknown }> {
  let line = 0
  for (let from = 0; from < body.length; ) {
    const end = body.indexOf('\n', from)
    const text = body.slice(from, end < 0 ? body.length : end)
    from = end < 0 ? body.length : end + 1
    line++
    if (text.trim() !== '') yield { line, value: () => parsed(text) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SyntaxError('this line is not JSON.')
  }
}
