import { useState } from 'preact/hooks'
import { KEY_SCOPES } from '../../../../src/store/shapes.ts'
import { api, type Key, type KeyScope } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { useWork } from '../../api/use-work.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Confirm, Dialog } from '../../parts/dialog.tsx'
import { CheckBox, TextField } from '../../parts/field.tsx'
import { Card } from '../../parts/page.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { say } from '../../parts/toast.tsx'

/** Who may ask the service, and for what. */
export function Keys() {
  const [adding, setAdding] = useState(false)
  const [revoked, setRevoked] = useState<Key | null>(null)
  const load = useLoad(() => api.keys())
  const columns: readonly Column<Key>[] = [
    { head: 'Name', grow: true, cell: ({ name }) => name },
    { head: 'May', cell: ({ scopes }) => scopes.join(', ') },
    { head: 'Made', cell: ({ createdAt }) => <Time at={createdAt} as="date" /> },
    {
      head: 'State',
      cell: ({ revokedAt }) =>
        revokedAt === null ? <Badge of="in force" tone="good" /> : <Badge of="revoked" />,
    },
    {
      head: '',
      cell: (key) =>
        key.revokedAt === null && (
          <Button look="quiet" label={`Revoke ${key.name}`} onClick={() => setRevoked(key)}>
            Revoke
          </Button>
        ),
    },
  ]
  return (
    <Card title="Keys" flush actions={<Button onClick={() => setAdding(true)}>Add a key</Button>}>
      <Loaded load={load} lines={2}>
        {(keys) => <Table caption="Keys" columns={columns} rows={keys} keyOf={({ id }) => id} />}
      </Loaded>
      {adding && <AddDialog again={load.again} onClose={() => setAdding(false)} />}
      {revoked !== null && (
        <Confirm
          title={`Revoke ${revoked.name}?`}
          action="Revoke"
          danger
          onClose={() => setRevoked(null)}
          run={async () => {
            await api.revokeKey(revoked.id)
            load.again()
            say(`${revoked.name} is revoked.`)
          }}
        >
          <p>Whoever uses it is refused at once, and whoever signed in with it is signed out.</p>
        </Confirm>
      )}
    </Card>
  )
}

const MEANS: Readonly<Record<KeyScope, string>> = {
  read: 'read: lists, events, numbers, this page',
  check: 'check: ask whether mail may be sent',
  ingest: 'ingest: hand in what came back',
  admin: 'admin: everything',
}

function AddDialog({ again, onClose }: { readonly again: () => void; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['read'])
  const [secret, setSecret] = useState<string | null>(null)
  const work = useWork()
  if (secret !== null)
    return (
      <ShownOnce title={`The key ${name}`} secret={secret} onClose={onClose}>
        It is shown this once, and kept as a hash only. Copy it now.
      </ShownOnce>
    )
  return (
    <Dialog title="Add a key" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void work.run(async () => {
            setSecret((await api.createKey(name, scopes)).secret)
            again()
          })
        }}
      >
        <TextField label="Name" required value={name} onInput={setName} hint="Who or what uses it." />
        <fieldset class="plain">
          <legend>It may</legend>
          {KEY_SCOPES.map((scope) => (
            <CheckBox
              key={scope}
              label={MEANS[scope]}
              checked={scopes.includes(scope)}
              onChange={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
            />
          ))}
        </fieldset>
        <div class="row end-row">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="main" busy={work.busy} disabled={scopes.length === 0}>
            Make it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
