import { adviceFor } from '../../decide/advice.ts'
import { dateInWords } from '../../decide/check.ts'
import type { Incident } from '../../decide/incident.ts'
import type { Policy } from '../../decide/policy.ts'
import { receiverTitle } from '../../decide/receiver-title.ts'
import { ruleText } from '../../decide/rules.ts'
import type { State } from '../../decide/state.ts'
import type { Paint } from '../colour.ts'
import { counted, grouped } from '../output/numbers.ts'
import { plain } from '../output/plain.ts'
import { hanging, wrap } from '../output/wrap.ts'
import type { Gathering } from './gather.ts'
import { MOST_ADDRESSES } from './histories.ts'
import type { Trouble, Verdicts } from './judge.ts'

export interface Layout {
  readonly width: number
  readonly paint: Paint
}

export interface ReportText {
  readonly summary: string
  readonly gathering: Gathering
  readonly verdicts: Verdicts
  readonly policy: Policy
  readonly now: number
  /** A receiver as people know it. */
}

const SHOWN = 10
const STATE_ORDER: readonly (readonly [State, string])[] = [
  ['suppressed', 'get no more mail'],
  ['held', 'get no mail for some days, then one more try'],
  ['watched', 'still get mail; one or more failures are remembered'],
]

/** The whole report for people. */
export function reportText(report: ReportText, layout: Layout): string {
  const { gathering, verdicts, summary } = report
  return [
    heading('What was read', layout),
    summary,
    ...notes(gathering, layout),
    heading('What would become of the addresses', layout),
    spanText(report, layout),
    ...addresses(report, layout),
    ...incidents(gathering.incidents, layout),
    ...troubles([...verdicts.troubles.values()], layout),
    ...surprises(gathering, layout),
    `\n${wrap('Nothing was stored or changed. --format csv lists every address with its decision.', layout.width).join('\n')}\n`,
  ]
    .join('')
    .trimStart()
}

const heading = (text: string, { paint }: Layout) => `\n${paint.bold(text)}\n`

function notes({ withoutAddress, histories }: Gathering, { width }: Layout): string[] {
  const found: string[] = []
  if (withoutAddress)
    found.push(hanging('No address: ', `${counted(withoutAddress, 'event')} named no recipient.`, width))
  if (histories.passedOver)
    found.push(
      hanging(
        'Not judged: ',
        `${counted(histories.passedOver, 'event')} of addresses beyond the first ${grouped(MOST_ADDRESSES)}; give the archive in parts.`,
        width,
      ),
    )
  return found
}

function spanText({ gathering: { span }, now }: ReportText, { width }: Layout): string {
  if (span === null) return 'No event names an address: there is nothing to decide.\n'
  const [from, to] = span.map(dateInWords)
  const text = `Events from ${from} to ${to}, judged as of ${dateInWords(now)} (--now changes that).`
  return `${wrap(text, width).join('\n')}\n`
}

function addresses({ verdicts, policy }: ReportText, { width, paint }: Layout): string[] {
  const found: string[] = []
  for (const [state, means] of STATE_ORDER) {
    const rules = [...(verdicts.states.get(state) ?? [])].sort((a, b) => b[1] - a[1])
    if (rules.length === 0) continue
    const total = rules.reduce((sum, [, count]) => sum + count, 0)
    found.push(
      `\n${paint.bold(grouped(total).padStart(8))} ${paint[COLOURS[state]](state)} - they ${means}:\n`,
    )
    for (const [rule, count] of rules)
      found.push(hanging(`${grouped(count).padStart(12)}  `, `${ruleText(rule, policy)}`, width))
  }
  const streams = [...verdicts.streams].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (streams.length > 0) {
    const total = streams.reduce((sum, [, count]) => sum + count, 0)
    found.push(
      `\n${hanging(`${grouped(total).padStart(8)} `, 'suppressed in one stream only - they still get other mail:', width)}`,
    )
    for (const [stream, count] of streams.slice(0, SHOWN))
      found.push(hanging(`${grouped(count).padStart(12)}  `, plain(stream), width))
    if (streams.length > SHOWN) found.push(hanging('', `… and ${streams.length - SHOWN} streams more`, width))
  }
  if (verdicts.fine)
    found.push(
      `\n${hanging(`${grouped(verdicts.fine).padStart(8)} `, 'ok - mail came back, but nothing is held against them.', width)}`,
    )
  return found
}

const COLOURS = { ok: 'green', watched: 'yellow', held: 'yellow', suppressed: 'red' } as const

function incidents(all: readonly Incident[], layout: Layout): string[] {
  if (all.length === 0) return []
  const lines = all.map(({ receiver, from, to }) => {
    const time = (at: number) => `${dateInWords(at)} ${new Date(at).toISOString().slice(11, 16)} UTC`
    const end = to === null ? '' : ` to ${time(to)}`
    const text = `${plain(receiverTitle(receiver))} called unusually many good addresses unknown, from ${time(from)}${end}. They are held, not suppressed.`
    return hanging('  ', text, layout.width)
  })
  return [heading('Outages of receivers', layout), ...lines]
}

function troubles(all: readonly Trouble[], layout: Layout): string[] {
  if (all.length === 0) return []
  const { width } = layout
  const lines = [...all]
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count, receivers }) => {
      const where = [...receivers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      const names = where
        .slice(0, 3)
        .map(([name, times]) => `${plain(receiverTitle(name))} ${grouped(times)}`)
      const others = where.length > 3 ? [where.length === 4 ? '1 other' : `${where.length - 3} others`] : []
      const list = where.length === 1 ? plain(receiverTitle(where[0]![0])) : [...names, ...others].join(', ')
      const failure = { kind: 'bounce', type: 'hard', retryAfter: null, feedbackType: null } as const
      const { text } = adviceFor({ ...failure, reason })
      return (
        hanging(`${grouped(count).padStart(8)} `, `${reason} at ${list}`, width) +
        hanging('         ', text.replace('The address is good. ', ''), width)
      )
    })
  return [heading('Your own troubles: held against no address, yours to mend', layout), ...lines]
}

function surprises({ surprises: found, evidence }: Gathering, layout: Layout): string[] {
  const top = found.top(SHOWN)
  if (top.length === 0) return []
  const { width, paint } = layout
  const lines = top.map(({ text, event }, i) => {
    const told = evidence.of(event)
    const number = `${String(i + 1).padStart(3)}. `
    const words = told && !text.includes(`"${told.words}"`) ? `Said: ${plain(told.words)}` : ''
    const place = told === null ? '' : `     ${paint.dim(plain(told.place))}\n`
    return hanging(number, plain(text), width) + (words ? hanging('     ', words, width) : '') + place
  })
  return [heading('The most surprising decisions', layout), ...lines]
}
