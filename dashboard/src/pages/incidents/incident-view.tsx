import { useState } from 'preact/hooks'
import { api, type Incident } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Card, Facts } from '../../parts/page.tsx'
import { Time } from '../../parts/time.tsx'
import { route } from '../../routing.ts'

/** Trouble of the sender's, a rate, a silent source or a flood: what happens, and what to do. */
export function IncidentView({
  incident,
  again,
}: {
  readonly incident: Incident
  readonly again: () => void
}) {
  const { id, title, todo, severity, from, to, lastSeen, count, words, link, acknowledgedAt } = incident
  const [busy, setBusy] = useState(false)
  const acknowledge = async () => {
    setBusy(true)
    await api.acknowledge(id).finally(() => setBusy(false))
    again()
  }
  return (
    <div class={route.value.rest === id ? 'meant' : undefined}>
      <Card
        title={title}
        actions={<Badge of={to === null ? severity : 'over'} tone={to === null ? 'bad' : undefined} />}
      >
        <div class="stack">
          <p>{todo}</p>
          <Facts
            of={[
              ['Began', <Time key="from" at={from} />],
              ['Last seen', <Time key="seen" at={lastSeen} />],
              ['Ended', to === null ? 'still going on' : <Time key="to" at={to} />],
              ['Count', String(count)],
              ['Words', words ?? '–'],
              [
                'See',
                link?.url ? (
                  <a key="link" href={link.url} rel="noreferrer">
                    {link.name}
                  </a>
                ) : (
                  '–'
                ),
              ],
            ]}
          />
          {acknowledgedAt === null && to === null && may('admin') && (
            <div class="row">
              <Button onClick={acknowledge} disabled={busy}>
                I have seen it
              </Button>
            </div>
          )}
        </div>
      </Card>
    </div>
  )
}
