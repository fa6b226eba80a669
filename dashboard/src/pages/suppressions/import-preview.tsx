import type { ComponentChildren } from 'preact'
import type { Imported } from '../../api/api.ts'
import { counted, number } from '../../parts/format.ts'

/** What an import would do: how many lines of each sort, and the first of them with their numbers. */
export function ImportPreview({ of }: { readonly of: Imported }) {
  const { format, lines, added, known, withoutEffect, passedOver, problems, examples, shown } = of
  return (
    <section class="notice" role="status">
      <p>
        Read as <strong>{format ?? 'an empty list'}</strong>, {counted(lines, 'line')}:{' '}
        <strong>{number(added)} new</strong>, <strong>{number(known)} known</strong>,{' '}
        <strong>{number(problems)} invalid</strong>
        {withoutEffect + passedOver > 0 && `, ${number(withoutEffect + passedOver)} that stop no mail`}.
      </p>
      <Lines title="Invalid" about="left out" count={problems} open>
        {examples.map(({ line, text, problem }, n) => (
          <li key={n}>
            <strong>Line {number(line)}</strong>: {problem} <code>{text}</code>
          </li>
        ))}
      </Lines>
      <Lines title="New" about="get no more mail" count={added}>
        {entries(shown.added)}
      </Lines>
      <Lines title="Known" about="get no mail already" count={known}>
        {entries(shown.known)}
      </Lines>
      <Lines
        title="Without effect"
        about="let go since by somebody, at an end, or for no fault of the address"
        count={withoutEffect}
      >
        {entries(shown.withoutEffect)}
      </Lines>
    </section>
  )
}

const entries = (lines: Imported['shown']['added']) =>
  lines.map(({ line, address, scope, why }, n) => (
    <li key={n}>
      <strong>Line {number(line)}</strong>: {address}
      {scope !== '*' && ` for ${scope}`} {why !== null && <span class="muted">{why}</span>}
    </li>
  ))

interface LinesProps {
  readonly title: string
  readonly about: string
  readonly count: number
  readonly open?: boolean
  readonly children: readonly ComponentChildren[]
}

/** Lines of one sort, folded away; nothing where there are none. */
function Lines({ title, about, count, open = false, children }: LinesProps) {
  if (count === 0) return null
  return (
    <details open={open}>
      <summary>
        {title}: {counted(count, 'line')}, {about}
        {count > children.length && `; the first ${number(children.length)} are shown`}
      </summary>
      <ol class="problems">{children}</ol>
    </details>
  )
}
