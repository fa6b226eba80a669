import { useState } from 'preact/hooks'
import { api, type Endpoint } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { Button } from '../../parts/button.tsx'
import { number } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { AddEndpoint } from './add-endpoint.tsx'
import { EndpointDialog } from './endpoint-dialog.tsx'
import { EndpointState, LastTry } from './endpoint-state.tsx'

const COLUMNS: readonly Column<Endpoint>[] = [
  {
    head: 'Program',
    grow: true,
    cell: ({ url, description }) => (
      <span class="breaks">
        {description && <strong>{description} </strong>}
        {url}
      </span>
    ),
  },
  { head: 'Told of', cell: ({ types }) => types.join(', ') },
  { head: 'State', cell: (one) => <EndpointState of={one} /> },
  { head: 'Last message', cell: (one) => <LastTry of={one} /> },
  { head: 'Waiting', end: true, cell: ({ waiting }) => number(waiting) },
  { head: 'Not taken', end: true, cell: ({ dead }) => number(dead) },
]

/** Programs that are told of each change, by signed webhooks. */
export function Endpoints() {
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const load = useLoad(() => api.endpoints())
  const columns = [
    ...COLUMNS,
    {
      head: '',
      cell: ({ id, url }: Endpoint) => (
        <Button look="quiet" label={`Details of ${url}`} onClick={() => setOpen(id)}>
          Details
        </Button>
      ),
    },
  ]
  const opened = load.value?.find(({ id }) => id === open)
  return (
    <Card
      title="Programs that are told"
      flush
      actions={
        <>
          <Button onClick={load.again} busy={load.loading} label="Look again at the programs">
            Look again
          </Button>
          <Button onClick={() => setAdding(true)}>Add a program</Button>
        </>
      }
    >
      <Loaded
        load={load}
        lines={2}
        empty={
          <Empty icon="out" title="No program is told of changes.">
            Add the address of one, as of your CRM: it gets a signed message whenever an address is suppressed
            or released, and whenever an incident opens or ends.
          </Empty>
        }
      >
        {(rows) => (
          <Table caption="Programs that are told" columns={columns} rows={rows} keyOf={({ id }) => id} />
        )}
      </Loaded>
      {adding && <AddEndpoint again={load.again} onClose={() => setAdding(false)} />}
      {opened !== undefined && (
        <EndpointDialog endpoint={opened} again={load.again} onClose={() => setOpen(null)} />
      )}
    </Card>
  )
}
