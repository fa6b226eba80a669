import { useState } from 'preact/hooks'
import { api, type Difference } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Confirm } from '../../parts/dialog.tsx'
import { counted } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { say } from '../../parts/toast.tsx'
import { ChangesTable } from './changes-table.tsx'

type Mode = 'observe' | 'enforce'

interface ModeProps {
  readonly mode: Mode
  readonly again: () => void
}

/** Whether mail is stopped, or only looked on; what a change of that would change comes first. */
export function ModeCard({ mode, again }: ModeProps) {
  const [open, setOpen] = useState(false)
  const other: Mode = mode === 'enforce' ? 'observe' : 'enforce'
  return (
    <Card
      title="Mode"
      actions={
        may('admin') && (
          <Button onClick={() => setOpen(true)}>{other === 'observe' ? 'Only observe' : 'Enforce'}</Button>
        )
      }
    >
      <p class="row">
        <Badge of={mode} tone={mode === 'enforce' ? 'good' : 'warn'} />
        {mode === 'enforce'
          ? 'What is decided holds: suppressed and held addresses get no mail.'
          : 'Events are kept and decided, and no further mail is stopped: look what would happen, then enforce.'}
      </p>
      {open && <SwitchDialog to={other} again={again} onClose={() => setOpen(false)} />}
    </Card>
  )
}

interface SwitchProps {
  readonly to: Mode
  readonly again: () => void
  readonly onClose: () => void
}

function SwitchDialog({ to, again, onClose }: SwitchProps) {
  const load = useLoad<Difference>(() => api.previewPolicy({ mode: to }, 20))
  return (
    <Confirm
      title={to === 'enforce' ? 'Enforce the policy?' : 'Only observe from now on?'}
      action={to === 'enforce' ? 'Enforce' : 'Only observe'}
      onClose={onClose}
      run={async () => {
        await api.applyPolicy({ mode: to })
        again()
        say(to === 'enforce' ? 'The policy is enforced.' : 'The service only observes.')
      }}
    >
      <p>
        {to === 'enforce'
          ? 'What was decided while observing comes into force.'
          : 'What is in force stays; what comes from now on is decided and stops no mail.'}
      </p>
      <Loaded load={load} lines={3}>
        {(difference) => (
          <>
            <p class="notice">
              <strong>{counted(difference.changed, 'address', 'addresses')}</strong> of{' '}
              {counted(difference.addresses, 'address', 'addresses')} would change.
            </p>
            <ChangesTable difference={difference} />
          </>
        )}
      </Loaded>
    </Confirm>
  )
}
