import { useState } from 'preact/hooks'
import { receiverTitle } from '../../../../src/decide/receiver-title.ts'
import type { Incident } from '../../api/api.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { counted, number, words } from '../../parts/format.ts'
import { Card, Facts } from '../../parts/page.tsx'
import { Time } from '../../parts/time.tsx'
import { hrefTo, route } from '../../routing.ts'
import { IncidentActions } from './incident-actions.tsx'
import { IncidentEvents } from './incident-events.tsx'

interface IncidentProps {
  readonly incident: Incident
  readonly again: () => void
}

/** One incident: what happens, what to do, what is known of it, and the events under it. */
export function IncidentView({ incident, again }: IncidentProps) {
  const { id, title, todo, kind, severity, to, resolution, named, words: said, link } = incident
  const [events, setEvents] = useState(false)
  return (
    <div class={route.value.rest === id ? 'meant' : undefined}>
      <Card
        title={title}
        actions={
          <>
            <Badge of={kind} />
            {to === null && <Badge of={severity} tone={severity === 'critical' ? 'bad' : 'warn'} />}
            <Badge of={resolution ?? (to === null ? 'open' : 'over')} />
          </>
        }
      >
        <div class="stack">
          {resolution === null ? (
            <p class={`notice ${to !== null ? '' : severity === 'critical' ? 'bad' : 'warn'}`}>
              <strong>What to do: </strong>
              {todo}
            </p>
          ) : (
            <p class="muted">
              {resolution === 'released'
                ? 'Released: its bounces do not count.'
                : 'Confirmed: it was no outage, its bounces count as always.'}
            </p>
          )}
          <Facts of={factsOf(incident)} />
          {said !== null && <pre class="source">{said}</pre>}
          {link !== null && link.url !== null && (
            <p>
              Look it up, or have it taken away:{' '}
              <a href={link.url} rel="noreferrer noopener" target="_blank">
                {link.name}
              </a>
            </p>
          )}
          {named.length > 0 && (
            <p class="row">
              {named.slice(0, 8).map((one) => (
                <span key={one.name} class="badge plain">
                  {receiverTitle(one.name)}: {number(one.count)}
                </span>
              ))}
            </p>
          )}
          <Timeline incident={incident} />
          <div class="row">
            <IncidentActions incident={incident} again={again} />
            <Button onClick={() => setEvents(!events)}>
              {events ? 'Hide its events' : 'Show its events'}
            </Button>
          </div>
          {events && <IncidentEvents id={id} />}
        </div>
      </Card>
    </div>
  )
}

function factsOf({ receiver, scope, subject, count, share, held, rule, cause }: Incident) {
  return [
    ['Receiver', receiver && receiverTitle(receiver)],
    ['Stream', scope],
    ['About', subject],
    ['Because of', words(cause)],
    ['Reports', number(count)],
    ['Share', share === null ? null : `${number(share)} %`],
    ['Rule', rule && <code key="rule">{rule}</code>],
    [
      'Addresses held',
      held === 0 ? null : (
        <a
          key="held"
          href={hrefTo('suppressions', '', { state: 'held', ...(receiver === null ? {} : { receiver }) })}
        >
          {counted(held, 'address', 'addresses')}
        </a>
      ),
    ],
  ] as const
}

/** What became of it, in order. */
function Timeline({ incident }: { readonly incident: Incident }) {
  const { from, openedAt, lastSeen, acknowledgedAt, acknowledgedBy, mutedUntil, to } = incident
  const steps = [
    [from, 'its first sign'],
    [openedAt, 'noticed'],
    [acknowledgedAt, `seen by ${acknowledgedBy ?? 'somebody'}`],
    [lastSeen, 'its last sign'],
    [to, 'over'],
  ] as const
  const told = steps
    .flatMap(([at, text]) => (at === null ? [] : [{ at, text }]))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return (
    <ol class="timeline short" aria-label="Timeline">
      {told.map(({ at, text }) => (
        <li key={text}>
          <Time at={at} /> {text}
        </li>
      ))}
      {mutedUntil !== null && (
        <li>
          muted until <Time at={mutedUntil} />
        </li>
      )}
    </ol>
  )
}
