import { CHECKS } from '../../doctor/checks/index.ts'
import { type Finding, LEVELS, type Level } from '../../doctor/finding.ts'
import type { CheckName } from '../../doctor/question.ts'
import type { Paint } from '../colour.ts'
import { plain } from '../output/plain.ts'
import { hanging, wrap } from '../output/wrap.ts'

/** As much of a diagnosis as is shown. */
export interface Shown {
  readonly domain: string
  readonly findings: readonly Finding[]
}

interface Layout {
  readonly width: number
  readonly paint: Paint
}

const MARKS: Readonly<Record<Level, readonly [mark: string, colour: keyof Paint]>> = {
  ok: ['✓', 'green'],
  note: ['·', 'cyan'],
  warning: ['!', 'yellow'],
  error: ['✗', 'red'],
}

/** What was found, for people: check by check, the worst first, with why and what to do. */
export function doctorText({ domain, findings }: Shown, { width, paint }: Layout): string {
  const parts = CHECKS.flatMap(({ name, title }) => {
    const own = ofCheck(name, findings)
    return own.length === 0
      ? []
      : [`${paint.bold(title)}\n${own.map((one) => oneText(one, { width, paint })).join('')}`]
  })
  return `${parts.join('\n')}\n${paint.bold(`${plain(domain)}: ${countText(findings)}.`)}\n`
}

/** What was refused and why, for people: a sentence each, and under it what to mend. */
export function refusalsText(
  refusals: readonly { readonly sentence: string; readonly causes: readonly Finding[] }[],
  layout: Layout,
): string {
  if (refusals.length === 0) return 'Nothing was refused for the sender’s sake in the last seven days.\n'
  return refusals
    .map(({ sentence, causes }) => {
      const lines = wrap(plain(sentence), layout.width).map((line) => layout.paint.bold(line))
      return `${lines.join('\n')}\n${causes.map((one) => oneText(one, layout)).join('')}`
    })
    .join('\n')
}

const ofCheck = (name: CheckName, findings: readonly Finding[]) =>
  findings
    .filter(({ check }) => check === name)
    .toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))

function oneText({ level, what, why, mend, publish }: Finding, { width, paint }: Layout): string {
  const [mark, colour] = MARKS[level]
  const said = hanging('    ', plain(what), width).slice(4)
  const lines = [`  ${paint[colour](mark)} ${said}`]
  if (why !== '') lines.push(labelled('Why', why, width, paint))
  if (mend !== null) lines.push(labelled('Do', mend, width, paint))
  if (publish !== null) {
    const { name, type, value } = publish
    const kind = type === 'file' ? 'Serve' : 'Publish'
    lines.push(labelled(kind, type === 'file' ? name : `${name} ${type}`, width, paint))
    // The value stands whole on lines of its own: it is to be copied.
    for (const line of value.split('\n')) lines.push(`      ${''.padEnd(LABEL)}${paint.green(plain(line))}\n`)
  }
  return lines.join('')
}

const LABEL = 9

function labelled(label: string, text: string, width: number, paint: Paint): string {
  const indent = 6 + LABEL
  return `      ${paint.dim(label.padEnd(LABEL))}${hanging(''.padEnd(indent), plain(text), width).slice(indent)}`
}

function countText(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((level) => {
    const count = findings.filter((one) => one.level === level).length
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`]
  })
  return counts.length === 0 ? 'all is well' : counts.join(', ')
}
