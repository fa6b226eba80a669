import { api } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { number, words } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { hrefTo } from '../../routing.ts'
import { groupedBy } from './numbers.ts'

interface Span {
  readonly since: string
  readonly before: string
}

/** Why mail came back, the most frequent first; each leads to its events. */
export function Reasons({ span }: { readonly span: Span }) {
  const load = useLoad(async () => ranked(await api.stats({ by: 'reason,kind,type', ...span })), [span.since])
  return (
    <Card title="Why mail came back">
      <Loaded load={load} empty={<Empty title="Nothing came back." />}>
        {(reasons) => {
          const most = Math.max(...reasons.map(({ count }) => count))
          return (
            <ol class="bars">
              {reasons.map(({ reason, hard, soft, count }) => (
                <li key={reason}>
                  <a href={hrefTo('events', '', { reason, since: span.since })}>{words(reason)}</a>
                  <span class="bar-box" title={`${number(hard)} hard, ${number(soft)} soft`}>
                    <span class="bar-part bad" style={{ width: `${(100 * hard) / most}%` }} />
                    <span class="bar-part warn" style={{ width: `${(100 * soft) / most}%` }} />
                  </span>
                  <span class="end">{number(count)}</span>
                </li>
              ))}
            </ol>
          )
        }}
      </Loaded>
      <ul class="legend">
        <li>
          <span class="swatch block bad" />
          hard
        </li>
        <li>
          <span class="swatch block warn" />
          soft
        </li>
      </ul>
    </Card>
  )
}

const SHOWN = 12

function ranked(rows: Awaited<ReturnType<typeof api.stats>>) {
  const bounces = rows.filter(({ kind, reason }) => kind === 'bounce' && reason != null)
  return [...groupedBy(bounces, 'reason')]
    .map(([reason, group]) => {
      const of = (wanted: string) =>
        group.reduce((sum, { type, count }) => (type === wanted ? sum + count : sum), 0)
      return { reason, hard: of('hard'), soft: of('soft'), count: of('hard') + of('soft') }
    })
    .toSorted((a, b) => b.count - a.count)
    .slice(0, SHOWN)
}
