import type { OwnRules } from '../../own-rules.ts'
import type { Intake, Taken } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'

import { errorText } from '../error-text.ts'
import { NO_RAW_REPORTS, type RawReport, type RawReports } from '../raw/report.ts'
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
  /** Lines that were read and change nothing; absent where there are none. */
  readonly ignored?: readonly { readonly line: number; readonly why: string }[]
}

/** What an ingest works with. */
export interface IngestContext {
  readonly store: Store
  /** Where reports are kept as they came; nowhere unless told. */
  readonly raw?: RawReports | undefined
  readonly now: number
  readonly rules?: OwnRules | undefined
}

/**
 * Events that go to the store at once: while it writes them, the next are read. To hand over more would keep checks
 * waiting, and the store joins what waits by itself.
 */
const PIECE = 100
/** So many lines that change nothing are told: a batch of opens and clicks may have nothing else. */
const IGNORED_TOLD = 1000

/** Reads items and keeps their events; resolves when they are durable. */
export async function ingest(
  items: Iterable<{ readonly line: number; readonly value: () => unknown }>,
  { store, raw = NO_RAW_REPORTS, now, rules }: IngestContext,
): Promise<Ingested> {
  const reader = new ItemReader(now, rules)
  const turns = new Turns()
  const taking: Promise<readonly Taken[]>[] = []
  let intakes: Intake[] = []
  let reports: TakenReport[] = []
  const take = () => {
    const taken = store.take(intakes)
    // Their ids alone: what is let go soon costs no time to be collected.
    const keep = keeping(
      raw,
      intakes.map(({ event }) => event.id),
      reports,
    )
    // Its failure is told below, once all is read.
    taken.then(keep, () => {})
    taking.push(taken)
    intakes = []
    reports = []
  }
  const rejected: { line: number; error: string }[] = []
  const ignored: { line: number; why: string }[] = []
  for (const { line, value } of items) {
    try {
      const { intakes: read, raw: report, idle } = reader.read(value())
      if (idle !== null && ignored.length < IGNORED_TOLD) ignored.push({ line, why: idle })
      if (report !== null && read.length > 0)
        reports.push({ report, from: intakes.length, count: read.length })
      intakes.push(...read)
    } catch (error) {
      rejected.push({ line, error: errorText(error) })
    }
    if (intakes.length >= PIECE) take()
    if (turns.over()) await turns.next()
  }
  if (intakes.length > 0) take()
  const taken = (await Promise.all(taking)).flat()
  const accepted = taken.filter((one) => one === 'accepted').length
  const told = { accepted, duplicates: taken.length - accepted, rejected }
  return ignored.length > 0 ? { ...told, ignored } : told
}

/** What the events of a piece were read from, by their places in it. */
interface TakenReport {
  readonly report: RawReport
  readonly from: number
  readonly count: number
}

/** Keeps what new events were read from, once they are kept themselves. */
function keeping(raw: RawReports, ids: readonly string[], reports: readonly TakenReport[]) {
  return (taken: readonly Taken[]) => {
    for (const { report, from, count } of reports) {
      const fresh: string[] = []
      for (let n = from; n < from + count; n++) if (taken[n] === 'accepted') fresh.push(ids[n]!)
      raw.keep(report, fresh)
    }
  }
}

/** The lines of an ndjson body, by their numbers; empty ones are passed over. */
export function* ndjsonItems(body: string): Iterable<{ line: number; value: () => unknown }> {
  let line = 0
  // Some programs begin a file with a byte order mark.
  for (let from = body.startsWith('\uFEFF') ? 1 : 0; from < body.length; ) {
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
    throw new SyntaxError('This line is not JSON.')
  }
}
