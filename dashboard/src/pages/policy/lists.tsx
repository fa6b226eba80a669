import { useState } from 'preact/hooks'
import { api, type ListStatus, type Synced } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { counted, number } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { SyncDialog } from './sync-dialog.tsx'

const COLUMNS: readonly Column<ListStatus>[] = [
  {
    head: 'List',
    cell: ({ name, kind }) => (
      <span>
        <strong>{name}</strong> <span class="muted">{kind}</span>
      </span>
    ),
  },
  { head: 'State', cell: (one) => <State of={one} /> },
  { head: 'Last compared', cell: ({ lastAt }) => <Time at={lastAt} /> },
  { head: 'What changed', cell: ({ last }) => (last === null ? '–' : changed(last)) },
  { head: 'What is wrong', grow: true, cell: ({ last, problem }) => problem ?? refusedBy(last) },
]

const changed = ({ pulled, pushed, removed }: Synced) =>
  `${number(pulled.count)} taken over, ${number(pushed.count)} put on it, ${number(removed.count)} taken off`

const refusedBy = (last: Synced | null) =>
  last === null || last.refused.length === 0
    ? 'nothing'
    : `It did not take ${counted(last.refused.length, 'address', 'addresses')}.`

function State({ of: { lastAt, problem } }: { readonly of: ListStatus }) {
  if (problem !== null) return <Badge of="failing" />
  return lastAt === null ? <Badge of="not-yet-compared" /> : <Badge of="in-step" tone="good" />
}

/** The suppression lists of services that are kept in step with ours, both ways. */
export function Lists() {
  const [open, setOpen] = useState<string | null>(null)
  const load = useLoad(() => api.syncs())
  const columns = [
    ...COLUMNS,
    {
      head: '',
      cell: ({ name }: ListStatus) => (
        <Button look="quiet" label={`Details of ${name}`} onClick={() => setOpen(name)}>
          Details
        </Button>
      ),
    },
  ]
  const opened = load.value?.find(({ name }) => name === open)
  return (
    <Card
      title="Lists of services"
      flush
      actions={
        <Button onClick={load.again} busy={load.loading} label="Look again at the lists">
          Look again
        </Button>
      }
    >
      <Loaded
        load={load}
        lines={2}
        empty={
          <Empty icon="suppressions" title="No list of a service is kept in step.">
            Name your account at SES, SendGrid, Mailgun, Postmark, Brevo or listmonk under <code>lists:</code>{' '}
            in the file of settings: what it suppresses is taken over, and what is suppressed here is put on
            its list.
          </Empty>
        }
      >
        {(rows) => (
          <Table caption="Lists of services" columns={columns} rows={rows} keyOf={({ name }) => name} />
        )}
      </Loaded>
      {opened !== undefined && (
        <SyncDialog list={opened} mayChange={may('admin')} again={load.again} onClose={() => setOpen(null)} />
      )}
    </Card>
  )
}
