import { api, type SourceShown } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { number } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'

const COLUMNS: readonly Column<SourceShown>[] = [
  { head: 'Source', cell: ({ name }) => <strong>{name}</strong> },
  { head: 'Kind', cell: ({ kind }) => kind },
  { head: 'State', cell: ({ state }) => <Badge of={state} /> },
  { head: 'Last activity', cell: ({ lastReceived }) => <Time at={lastReceived} /> },
  { head: 'Received', end: true, cell: ({ received }) => number(received) },
  { head: 'Not read', end: true, cell: ({ refused }) => number(refused) },
  { head: 'What is wrong', grow: true, cell: ({ problem }) => problem ?? 'nothing' },
]

/** Where bounces arrive, and how each source fares. */
export function Sources() {
  const load = useLoad(() => api.sources())
  return (
    <Card
      title="Sources"
      flush
      actions={
        <Button onClick={load.again} busy={load.loading}>
          Look again
        </Button>
      }
    >
      <Loaded
        load={load}
        lines={3}
        empty={
          <Empty icon="sources" title="No source is connected.">
            Name mailboxes, logs and queues under <code>sources:</code> in the file of settings, and try each
            with <code>undelivered test-source</code>. Webhooks and programs hand in by{' '}
            <code>POST /v1/ingest</code>.
          </Empty>
        }
      >
        {(rows) => <Table caption="Sources" columns={COLUMNS} rows={rows} keyOf={({ name }) => name} />}
      </Loaded>
    </Card>
  )
}
