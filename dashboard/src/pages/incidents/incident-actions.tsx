import { useState } from 'preact/hooks'
import { isOpen } from '../../../../src/decide/incident.ts'
import { receiverTitle } from '../../../../src/decide/receiver-title.ts'
import { api, type Incident } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { Confirm } from '../../parts/dialog.tsx'
import { counted } from '../../parts/format.ts'
import { say } from '../../parts/toast.tsx'

type Resolution = 'released' | 'confirmed'

interface ActionsProps {
  readonly incident: Incident
  readonly again: () => void
}

const DAY = 86_400_000

/** What can be done about an incident here; what has to be mended elsewhere its text tells. */
export function IncidentActions({ incident, again }: ActionsProps) {
  const { id, kind, resolution, acknowledgedAt, mutedUntil } = incident
  const [asked, setAsked] = useState<Resolution | null>(null)
  const work = useWork()
  const done = (request: Promise<unknown>, text: string) =>
    work.run(async () => {
      await request
      again()
      say(text)
    })
  if (!may('admin')) return null
  const muted = mutedUntil !== null && Date.parse(mutedUntil) > Date.now()
  return (
    <>
      {kind === 'outage' && resolution === null && (
        <>
          <Button look="main" onClick={() => setAsked('released')}>
            Release all
          </Button>
          <Button look="danger" onClick={() => setAsked('confirmed')}>
            Confirm all
          </Button>
        </>
      )}
      {acknowledgedAt === null && (
        <Button busy={work.busy} onClick={() => void done(api.acknowledge(id), 'Marked as seen.')}>
          I have seen it
        </Button>
      )}
      {isOpen(incident) &&
        (muted ? (
          <Button busy={work.busy} onClick={() => void done(api.mute(id, null), 'Alerts go out again.')}>
            Unmute
          </Button>
        ) : (
          <Button
            busy={work.busy}
            onClick={() =>
              void done(api.mute(id, new Date(Date.now() + DAY).toISOString()), 'No alerts of it for a day.')
            }
          >
            Mute for a day
          </Button>
        ))}
      {asked !== null && (
        <ResolveDialog incident={incident} as={asked} again={again} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

interface ResolveProps extends ActionsProps {
  readonly as: Resolution
  readonly onClose: () => void
}

function ResolveDialog({ incident: { id, receiver, held }, as, again, onClose }: ResolveProps) {
  const released = as === 'released'
  const name = receiver === null ? 'this incident' : receiverTitle(receiver)
  const all = counted(held, 'address', 'addresses')
  return (
    <Confirm
      title={released ? `Release all of ${name}?` : `Confirm all of ${name}?`}
      action={released ? 'Release all' : 'Confirm all'}
      danger={!released}
      onClose={onClose}
      run={async () => {
        const { changed } = await api.resolve(id, as)
        again()
        say(
          `${counted(changed, 'address', 'addresses')} of ${name} ${released ? 'released' : 'decided anew'}.`,
        )
      }}
    >
      <p>
        {released
          ? `It was an outage: mail goes again to ${all}, and the bounces of that time do not count.`
          : `The mailboxes are really gone: the bounces of that time count as always, and ${all} may be suppressed.`}
      </p>
    </Confirm>
  )
}
