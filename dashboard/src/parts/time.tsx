import { agoText, dateText, momentText, utcText } from './format.ts'

/** A time in the reader's own, with UTC on hover; a dash where there is none. */
export function Time({
  at,
  as = 'moment',
}: {
  readonly at: string | number | null
  readonly as?: 'moment' | 'date' | 'ago'
}) {
  if (at === null) return <span>–</span>
  const told = { moment: momentText, date: dateText, ago: agoText }[as](at)
  return (
    <time
      class={as === 'date' ? 'nowrap' : undefined}
      dateTime={new Date(at).toISOString()}
      title={utcText(at)}
    >
      {told}
    </time>
  )
}
