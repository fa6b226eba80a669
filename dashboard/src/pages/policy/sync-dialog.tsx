import { useState } from 'preact/hooks'
import { api, type ListStatus, type Synced } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { counted, number } from '../../parts/format.ts'
import { say } from '../../parts/toast.tsx'

interface SyncProps {
  readonly list: ListStatus
  readonly mayChange: boolean
  readonly again: () => void
  readonly onClose: () => void
}

/** What the last comparison of a list came to; what one would do now, and doing it. */
export function SyncDialog({ list: { name, kind, last, problem }, mayChange, again, onClose }: SyncProps) {
  const [preview, setPreview] = useState<Synced | null>(null)
  const [looking, syncing] = [useWork(), useWork()]
  const busy = looking.busy || syncing.busy
  const shown = preview ?? last
  return (
    <Dialog title={`The list ${name} at ${kind}`} onClose={onClose} wide>
      <div class="stack">
        {problem !== null && preview === null && (
          <p class="notice bad">The last time it could not be kept in step: {problem}</p>
        )}
        {shown === null ? (
          <p class="muted">Nothing is known of it yet: it was not compared since the service started.</p>
        ) : (
          <Outcome of={shown} />
        )}
        {mayChange && (
          <div class="row end-row">
            <Button
              busy={looking.busy}
              disabled={busy}
              onClick={() => void looking.run(async () => setPreview(await api.sync(name, { dryRun: true })))}
            >
              What would change?
            </Button>
            <Button
              look="main"
              busy={syncing.busy}
              disabled={busy}
              onClick={() =>
                void syncing
                  .run(async () => {
                    const { pulled, pushed, removed } = await api.sync(name)
                    onClose()
                    say(
                      `${name} is in step: ${number(pulled.count)} taken over, ${number(pushed.count)} put on it, ${number(removed.count)} taken off.`,
                    )
                  })
                  .then(again)
              }
            >
              Bring in step now
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

const WAYS = [
  ['pulled', 'taken over from it', 'would be taken over from it'],
  ['pushed', 'put on it', 'would be put on it'],
  ['removed', 'taken off it', 'would be taken off it'],
] as const

function Outcome({ of }: { readonly of: Synced }) {
  const { dryRun, known, refused, notes } = of
  return (
    <section class="stack" role="status" aria-label={dryRun ? 'What would change' : 'What changed last'}>
      {dryRun && <p class="notice">This is what would change. Nothing was changed yet, here or there.</p>}
      {WAYS.map(([way, did, would]) => (
        <div key={way}>
          <p>
            <strong>{counted(of[way].count, 'address', 'addresses')}</strong> {dryRun ? would : did}
            {way === 'pulled' && known > 0 && `; ${number(known)} of its entries were known`}.
          </p>
          {of[way].first.length > 0 && (
            <p class="muted breaks">
              {of[way].first.join(', ')}
              {of[way].count > of[way].first.length && ', …'}
            </p>
          )}
        </div>
      ))}
      {refused.length > 0 && (
        <>
          <p>
            <strong>{counted(refused.length, 'address', 'addresses')}</strong> the service did not take:
          </p>
          <ul class="problems">
            {refused.slice(0, 100).map(({ address, why }) => (
              <li key={address}>
                <code>{address}</code> {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.map((note) => (
        <p key={note} class="notice warn">
          {note}
        </p>
      ))}
    </section>
  )
}
