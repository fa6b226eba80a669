import { useState } from 'preact/hooks'
import { api, type Incident } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Confirm } from '../../parts/dialog.tsx'
import { counted } from '../../parts/format.ts'
import { Card, Facts } from '../../parts/page.tsx'
import { Time } from '../../parts/time.tsx'
import { say } from '../../parts/toast.tsx'
import { hrefTo, route } from '../../routing.ts'

type Resolution = 'released' | 'confirmed'

interface OutageProps {
  readonly incident: Incident
  readonly again: () => void
}

/** One time during which a receiver called good addresses unknown. */
export function OutageView({ incident, again }: OutageProps) {
  const { id, from, to, openedAt, held, resolution } = incident
  const receiver = incident.receiver!
  const [asked, setAsked] = useState<Resolution | null>(null)
  const meant = route.value.rest === id
  return (
    <div class={meant ? 'meant' : undefined}>
      <Card
        title={`Outage at ${receiver}`}
        actions={
          <Badge
            of={resolution ?? (to === null ? 'going on' : 'open')}
            tone={resolution === null ? 'bad' : undefined}
          />
        }
      >
        <div class="stack">
          <p>
            Within a short time {receiver} called many addresses unknown that had taken mail before. That
            looks like a fault of its own, so these bounces hold their addresses and do not suppress them.
          </p>
          <Facts
            of={[
              ['Began', <Time key="from" at={from} />],
              ['Ended', to === null ? 'still going on' : <Time key="to" at={to} />],
              ['Noticed', <Time key="opened" at={openedAt} />],
              [
                'Addresses held',
                <a key="held" href={hrefTo('suppressions', '', { receiver, state: 'held' })}>
                  {counted(held, 'address', 'addresses')}
                </a>,
              ],
              [
                'What came back',
                <a
                  key="events"
                  href={hrefTo('events', '', {
                    receiver,
                    since: from,
                    ...(to === null ? {} : { before: to }),
                  })}
                >
                  its events
                </a>,
              ],
            ]}
          />
          {resolution === null ? (
            <ol class="steps">
              <li>Look at the receiver’s status page, or ask a person there whom you can reach otherwise.</li>
              <li>
                Was it an outage? <strong>Release all</strong>: the bounces do not count, and mail goes again.
              </li>
              <li>
                Were the mailboxes really closed? <strong>Confirm all</strong>: the bounces count as always.
              </li>
              <li>In doubt do nothing: after the holding time one more mail to each tells by itself.</li>
            </ol>
          ) : (
            <p class="muted">
              {resolution === 'released'
                ? 'Released: its bounces do not count.'
                : 'Confirmed: it was no outage, its bounces count as always.'}
            </p>
          )}
          {resolution === null && may('admin') && (
            <div class="row">
              <Button look="main" onClick={() => setAsked('released')}>
                Release all
              </Button>
              <Button look="danger" onClick={() => setAsked('confirmed')}>
                Confirm all
              </Button>
            </div>
          )}
        </div>
      </Card>
      {asked !== null && (
        <ResolveDialog incident={incident} as={asked} again={again} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

interface ResolveProps extends OutageProps {
  readonly as: Resolution
  readonly onClose: () => void
}

function ResolveDialog({ incident: { id, receiver, held }, as, again, onClose }: ResolveProps) {
  const released = as === 'released'
  return (
    <Confirm
      title={released ? `Release all of ${receiver}?` : `Confirm all of ${receiver}?`}
      action={released ? 'Release all' : 'Confirm all'}
      danger={!released}
      onClose={onClose}
      run={async () => {
        const { changed } = await api.resolve(id, as)
        again()
        say(
          `${counted(changed, 'address', 'addresses')} of ${receiver} ${released ? 'released' : 'decided anew'}.`,
        )
      }}
    >
      <p>
        {released
          ? `Mail goes again to ${counted(held, 'address', 'addresses')}; the bounces of that time do not count.`
          : `The bounces of that time count as always: ${counted(held, 'address', 'addresses')} may be suppressed.`}
      </p>
    </Confirm>
  )
}
