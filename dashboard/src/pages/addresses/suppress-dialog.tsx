import { useState } from 'preact/hooks'
import { api } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { CAUSE_WORDS } from '../../parts/choices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { timeOf } from '../../routing.ts'

interface SuppressProps {
  /** Given where it is for one that is shown. */
  readonly address?: string
  done(text: string, undo?: () => Promise<unknown>): void
  readonly onClose: () => void
}

/** Enters an address into the list by hand. */
export function SuppressDialog({ address: given, done, onClose }: SuppressProps) {
  const [address, setAddress] = useState(given ?? '')
  const [scope, setScope] = useState('')
  const [cause, setCause] = useState('manual')
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const work = useWork()
  const enter = () =>
    work.run(async () => {
      const into = scope.trim() || '*'
      await api.suppress([
        {
          address: address.trim(),
          scope: into,
          cause: cause as 'manual',
          ...(until === '' ? {} : { until: timeOf(until) }),
          ...(note === '' ? {} : { note }),
        },
      ])
      onClose()
      done(`${address.trim()} gets no more mail.`, () => api.release(address.trim(), into))
    })
  return (
    <Dialog title={given === undefined ? 'Add an address' : `Suppress ${given}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        {given === undefined && (
          <TextField
            label="Address"
            type="email"
            required
            value={address}
            onInput={setAddress}
            autocomplete="off"
          />
        )}
        <SelectField
          label="Because of"
          value={cause}
          onChange={setCause}
          options={[
            ['manual', CAUSE_WORDS.manual],
            ['unsubscribe', CAUSE_WORDS.unsubscribe],
            ['complaint', CAUSE_WORDS.complaint],
          ]}
        />
        <TextField label="Stream of mail" value={scope} onInput={setScope} hint="Empty for all mail." />
        <TextField label="Until" type="date" value={until} onInput={setUntil} hint="Empty for no end." />
        <TextField label="Note" value={note} onInput={setNote} hint="Who asked, and why." />
        <div class="row end-row">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="main" busy={work.busy}>
            Suppress
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
