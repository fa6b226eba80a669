import { failures, percent, type ReportFacts, type Totals } from './facts.ts'

export const number = (count: number) => count.toLocaleString('en-US')
const day = (at: number) => new Date(at).toISOString().slice(0, 10)

/** As people count: the last day is within. */
export const spanOf = ({ since, before }: Pick<ReportFacts, 'since' | 'before'>) =>
  `${day(since)} to ${day(before - 1)}`

/** How a number has changed: `+12 %`, `new`, or nothing where it is as it was. */
export function change(now: number, before: number): string {
  if (now === before) return ''
  if (before === 0) return 'new'
  const share = Math.round((now / before - 1) * 100)
  return share === 0 ? '' : `${share > 0 ? '+' : '−'}${number(Math.abs(share))} %`
}

/** The figures at the top, each with how it was before. */
export function figures({ totals, earlier, list }: ReportFacts): readonly Figure[] {
  const of = (name: string, key: keyof Totals): Figure => ({
    ...{ name, value: number(totals[key]), change: change(totals[key], earlier[key]) },
    bad: key !== 'delivered' && totals[key] > earlier[key],
  })
  return [
    of('delivered', 'delivered'),
    of('hard bounces', 'hard'),
    of('soft bounces', 'soft'),
    of('complaints', 'complaints'),
    of('unsubscribes', 'unsubscribes'),
    { name: 'newly suppressed', value: number(list.newlySuppressed), change: '', bad: false },
  ]
}

export interface Figure {
  readonly name: string
  readonly value: string
  readonly change: string
  /** More of what is bad. */
  readonly bad: boolean
}

/** A sentence that says how it went. */
export function summary({ totals, earlier, open, mend }: ReportFacts): string {
  const [now, before] = [failures(totals), failures(earlier)]
  if (totals.delivered + now + totals.complaints === 0)
    return 'Nothing came back, and no delivery was reported.'
  const way = change(now, before)
  const compared = before === 0 ? '' : way === '' ? ', as many as before' : `, ${way} against the time before`
  const rate = totals.delivered === 0 ? '' : ` (${percent(now / (totals.delivered + now))} of the mail)`
  const trouble =
    open.length === 0
      ? ''
      : ` ${open.length === 1 ? 'One incident is' : `${open.length} incidents are`} open.`
  // What is open need not be yours to mend; yet it is not nothing.
  const well = mend.length === 0 && open.length === 0 ? ' There is nothing to mend.' : ''
  return `${number(now)} failure${now === 1 ? '' : 's'} came back${rate}${compared}.${trouble}${well}`
}

/** The report as plain text. */
export function reportText(facts: ReportFacts): string {
  const { receivers, reasons, open, over, mend, list } = facts
  const parts: (string | readonly string[])[] = [
    `Deliverability, ${spanOf(facts)}`,
    summary(facts),
    figures(facts).map(({ name, value, change: way }) =>
      `${name.padEnd(18)}${value.padStart(12)}  ${way}`.trimEnd(),
    ),
    section(
      'WHAT TO MEND FIRST',
      mend.map(({ title, text }, n) => `${n + 1}. ${title}.\n   ${text}`),
    ),
    section('INCIDENTS', [
      ...open.map(({ title, what }) => `- open: ${title}. ${what}`),
      ...over.map(({ title, what }) => `- over: ${title}. ${what}`),
    ]),
    section(
      'RECEIVERS',
      rows(
        ['receiver', 'delivered', 'hard', 'soft', 'complaints', 'failures before'],
        receivers.map((one) => [
          ...[one.title, number(one.delivered), number(one.hard), number(one.soft)],
          ...[number(one.complaints), number(failures(one.before))],
        ]),
      ),
    ),
    section(
      'REASONS',
      rows(
        ['reason', 'count', 'change', 'what it means'],
        reasons.map((one) => [one.reason, number(one.count), change(one.count, one.before), one.means]),
      ),
    ),
    `On the list now: ${number(list.suppressed)} suppressed, ${number(list.held)} held.`,
  ]
  const texts = parts.map((one) => (typeof one === 'string' ? one : one.join('\n')))
  return `${texts.filter((one) => one !== '').join('\n\n')}\n`
}

const section = (head: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : [head, ...lines].join('\n')

/** Columns of one width: the first and the last to the left, numbers to the right. */
function rows(head: readonly string[], all: readonly (readonly string[])[]): string[] {
  if (all.length === 0) return []
  const widths = head.map((_, n) => Math.max(...[head, ...all].map((row) => row[n]!.length)))
  const last = head.at(-1) === 'what it means' ? head.length - 1 : -1
  const line = (row: readonly string[]) =>
    row
      .map((cell, n) => (n === 0 || n === last ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!)))
      .join('  ')
      .trimEnd()
  return [head, ...all].map(line)
}
