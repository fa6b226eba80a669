import { useState } from 'preact/hooks'
import { api, type SourceShown, type SourceTested } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { useWork } from '../../api/use-work.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { number, words } from '../../parts/format.ts'
import { Card, Facts } from '../../parts/page.tsx'
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
  { head: '', cell: ({ name }) => may('admin') && <Test name={name} /> },
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

/** Whether it can be reached, and what it would take: nothing is changed anywhere. */
function Test({ name }: { readonly name: string }) {
  const [told, setTold] = useState<SourceTested | null>(null)
  const work = useWork()
  return (
    <>
      <Button
        look="quiet"
        label={`Test ${name}`}
        busy={work.busy}
        onClick={() => void work.run(async () => setTold(await api.testSource(name)))}
      >
        Test
      </Button>
      {told !== null && (
        <Dialog title={`Test of ${name}`} onClose={() => setTold(null)}>
          <Tested told={told} />
        </Dialog>
      )}
    </>
  )
}

function Tested({ told: { problem, preview } }: { readonly told: SourceTested }) {
  if (preview === null) return <p class="notice bad">It cannot be looked at: {problem}</p>
  const { what, seen, counts, notes } = preview
  return (
    <div class="stack">
      <p class="notice">
        {what === null
          ? 'It waits for others, and can be reached.'
          : `It sees ${number(seen)} ${what}. Nothing was taken.`}
      </p>
      <Facts of={Object.entries(counts).map(([kind, count]) => [words(kind), number(count ?? 0)] as const)} />
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}
