import { useState } from 'preact/hooks'
import { api } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckBox, TextField } from '../../parts/field.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'

/** What a program can be told of, in the words of people. */
const FAMILIES = [
  ['address.*', 'addresses that are suppressed, held or released'],
  ['incident.*', 'incidents that open, change or end'],
  ['event.complaint', 'complaints'],
  ['event.unsubscribe', 'unsubscriptions'],
  ['event.bounce', 'bounces'],
  ['event.*', 'every event, deliveries too'],
] as const

interface AddProps {
  readonly again: () => void
  readonly onClose: () => void
}

export function AddEndpoint({ again, onClose }: AddProps) {
  const [url, setUrl] = useState('')
  const [description, setDescription] = useState('')
  const [types, setTypes] = useState<readonly string[]>(['address.*', 'incident.*'])
  const [allowPrivate, setPrivate] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const work = useWork()
  if (secret !== null) return <Secret secret={secret} onClose={onClose} />
  return (
    <Dialog title="Add a program" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void work.run(async () => {
            const made = await api.createEndpoint({ url: url.trim(), description, types, allowPrivate })
            setSecret(made.secret)
            again()
          })
        }}
      >
        <TextField
          label="URL"
          required
          value={url}
          onInput={setUrl}
          placeholder="https://crm.example.com/hook"
          hint="Messages are sent there by POST, signed as Standard Webhooks."
        />
        <TextField label="Name" value={description} onInput={setDescription} hint="What it is, for you." />
        <fieldset class="plain">
          <legend>It is told of</legend>
          {FAMILIES.map(([type, text]) => (
            <CheckBox
              key={type}
              label={text}
              checked={types.includes(type)}
              onChange={(on) => setTypes(on ? [...types, type] : types.filter((one) => one !== type))}
            />
          ))}
        </fieldset>
        <CheckBox
          label="It may lie in a private network, or on the machine of this service"
          checked={allowPrivate}
          onChange={setPrivate}
        />
        <div class="row end-row">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="main"
            busy={work.busy}
            disabled={url.trim() === '' || types.length === 0}
          >
            Add it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The secret of an endpoint, which is shown once. */
export function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <ShownOnce title="Its secret" secret={secret} onClose={onClose}>
      The program checks with it that messages come from here. It is shown this once: copy it now, and try the
      program out with a test message.
    </ShownOnce>
  )
}
