import { useState } from 'preact/hooks'
import { api, type Endpoint } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { Confirm, Dialog } from '../../parts/dialog.tsx'
import { Facts } from '../../parts/page.tsx'
import { Time } from '../../parts/time.tsx'
import { say } from '../../parts/toast.tsx'
import { Secret } from './add-endpoint.tsx'
import { EndpointState, LastTry } from './endpoint-state.tsx'
import { NotTaken } from './not-taken.tsx'

interface EndpointProps {
  readonly endpoint: Endpoint
  readonly again: () => void
  readonly onClose: () => void
}

/** How one program fares, what it did not take, and what can be done about it. */
export function EndpointDialog({ endpoint, again, onClose }: EndpointProps) {
  const { id, url, description, types, origin, createdAt, disabled, lastTry } = endpoint
  const [asked, setAsked] = useState<'remove' | 'rotate' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  if (secret !== null) return <Secret secret={secret} onClose={onClose} />
  if (asked === 'remove')
    return (
      <Confirm
        title={`Remove ${description || url}?`}
        action="Remove"
        danger
        onClose={() => setAsked(null)}
        run={async () => {
          await api.removeEndpoint(id)
          say(`${description || url} is told of nothing any more.`)
          onClose()
          again()
        }}
      >
        <p>It gets no more messages, and those that it has not taken are gone.</p>
      </Confirm>
    )
  if (asked === 'rotate')
    return (
      <Confirm
        title="Make a new secret?"
        action="Make it"
        onClose={() => setAsked(null)}
        run={async () => setSecret((await api.rotateSecret(id)).secret)}
      >
        <p>
          For a day both sign, the old one too, so that no message is lost while you change it over there.
        </p>
      </Confirm>
    )
  return (
    <Dialog title={description || url} onClose={onClose} wide>
      <div class="stack">
        {disabled !== null && <p class="notice warn">{disabled}</p>}
        <Facts
          of={[
            ['URL', <span class="breaks">{url}</span>],
            ['State', <EndpointState of={endpoint} />],
            ['Last message', <LastTry of={endpoint} />],
            ['Why not', lastTry?.error],
            ['Told of', types.join(', ')],
            ['Since', <Time at={createdAt} as="date" />],
            [
              'Named in',
              origin === 'settings' ? 'the file of settings: change it there' : 'this page or the API',
            ],
          ]}
        />
        <Actions endpoint={endpoint} again={again} ask={setAsked} />
        <NotTaken endpoint={endpoint} again={again} />
      </div>
    </Dialog>
  )
}

interface ActionsProps {
  readonly endpoint: Endpoint
  readonly again: () => void
  readonly ask: (what: 'remove' | 'rotate') => void
}

function Actions({ endpoint: { id, origin, disabled }, again, ask }: ActionsProps) {
  const [pinging, stopping] = [useWork(), useWork()]
  const [told, setTold] = useState('')
  const ping = async () => {
    setTold('')
    const { ok, error } = await api.pingEndpoint(id)
    setTold(ok ? 'It took the test message.' : `It did not take the test message. ${error}`)
    again()
  }
  const stop = async () => {
    await api.changeEndpoint(id, { disabled: disabled === null })
    say(
      disabled === null ? 'It is told of nothing until you start it again.' : 'It is told of changes again.',
    )
    again()
  }
  return (
    <>
      <div class="row">
        <Button look="main" busy={pinging.busy} onClick={() => void pinging.run(ping)}>
          Send a test message
        </Button>
        {origin === 'api' && (
          <>
            <Button busy={stopping.busy} onClick={() => void stopping.run(stop)}>
              {disabled === null ? 'Stop for now' : 'Start again'}
            </Button>
            <Button onClick={() => ask('rotate')}>New secret</Button>
            <Button look="danger" onClick={() => ask('remove')}>
              Remove
            </Button>
          </>
        )}
      </div>
      <p role="status" class={told === '' ? 'hidden' : 'notice'}>
        {told}
      </p>
    </>
  )
}
