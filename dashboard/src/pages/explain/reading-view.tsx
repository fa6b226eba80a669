import type { ComponentChildren } from 'preact'
import type { Reading } from '../../api/api.ts'
import { number } from '../../parts/format.ts'
import { Card, Facts } from '../../parts/page.tsx'

const TITLES: Readonly<Record<Reading['as'], string>> = {
  mail: 'Read as a mail',
  reply: 'Read as what a server said',
  log: 'Read as lines of a log',
  webhook: 'Read as the body of a webhook',
  event: 'Read as an event',
}

interface ReadingProps {
  readonly reading: Reading
  /** Whether marks tell for which of several recipients they decided. */
  readonly numbered: boolean
}

/** What was read, part by part, with the words that decided where they stand. */
export function ReadingView({ reading, numbered }: ReadingProps) {
  const { as, from, headers, parts, notes } = reading
  return (
    <Card title={from === null ? TITLES[as] : `${TITLES[as]} of ${from}`}>
      <div class="stack">
        {headers.length > 0 && <Facts of={headers} />}
        {parts.map((part, n) => (
          <PartView key={n} part={part} numbered={numbered} alone={parts.length === 1} />
        ))}
        {notes.map(({ code, text }) => (
          <p class="muted" key={code + text}>
            Could not be read as it should be: {text}
          </p>
        ))}
      </div>
    </Card>
  )
}

interface PartProps {
  readonly part: Reading['parts'][number]
  readonly numbered: boolean
  readonly alone: boolean
}

function PartView({ part, numbered, alone }: PartProps) {
  const { type, use, depth, bytes, text, cut, marks } = part
  const name = (
    <>
      <code>{type}</code> <span class="muted">{use || 'holds the parts below'}</span>{' '}
      <span class="muted bytes">{number(bytes)} B</span>
    </>
  )
  if (text.trim() === '')
    return (
      <div class="part" style={{ marginInlineStart: `${depth * 14}px` }}>
        {name}
      </div>
    )
  return (
    <details class="part" open={alone || marks.length > 0} style={{ marginInlineStart: `${depth * 14}px` }}>
      <summary>{name}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll, by the keyboard as well */}
      <pre class="source" tabIndex={0}>
        {withMarks(text, marks, numbered)}
        {cut && <span class="muted">{'\n'}… and more</span>}
      </pre>
    </details>
  )
}

function withMarks(text: string, marks: PartProps['part']['marks'], numbered: boolean): ComponentChildren[] {
  const pieces: ComponentChildren[] = []
  let at = 0
  for (const { start, end, event } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    pieces.push(
      text.slice(at, start),
      <mark key={start}>
        {text.slice(start, end)}
        {numbered && <sup title={`decided for number ${event + 1}`}>{event + 1}</sup>}
      </mark>,
    )
    at = end
  }
  pieces.push(text.slice(at))
  return pieces
}
