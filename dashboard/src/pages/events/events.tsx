import { useState } from 'preact/hooks'
import { api, type EventFilter, type StoredEvent } from '../../api/api.ts'
import { usePages } from '../../api/use-pages.ts'
import { useSettled } from '../../api/use-settled.ts'
import { Button } from '../../parts/button.tsx'
import { FilterCard } from '../../parts/filter-card.tsx'
import { Card, Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { PagedTable, Table } from '../../parts/table.tsx'
import { hrefTo } from '../../routing.ts'
import { eventColumns } from './event-columns.tsx'
import { EventDialog } from './event-dialog.tsx'
import { Filters, filterOf } from './filters.tsx'
import { useLive } from './use-live.ts'

/** What came back: as it comes, and all that came before. */
export default function Events() {
  const [open, setOpen] = useState<StoredEvent | null>(null)
  const filter = useSettled(filterOf())
  const pages = usePages((cursor) => api.events({ ...filter, cursor, limit: 50 }), [filter])
  const live = useLive(filter)
  const columns = eventColumns(setOpen)
  return (
    <Page
      title="Events"
      lead="Every report for every recipient, the newest first."
      actions={
        <Button look={live.on ? 'main' : 'usual'} onClick={live.toggle}>
          {live.on ? 'Stop the live view' : 'Live view'}
        </Button>
      }
    >
      <FilterCard>
        <Filters />
      </FilterCard>
      {live.on && (
        <Card flush title={live.connected ? 'Live: as they come' : 'Live: connecting…'}>
          <div role="log" aria-live="polite">
            {live.events.length === 0 ? (
              <Empty icon="events" title="Nothing has come since you opened this.">
                New events appear here by themselves{isTimed(filter) ? ', whatever their time' : ''}.
              </Empty>
            ) : (
              <Table
                caption="Events as they come"
                columns={columns}
                rows={live.events}
                keyOf={({ seq }) => seq}
              />
            )}
          </div>
        </Card>
      )}
      <Card flush title={live.on ? 'Before' : undefined}>
        <PagedTable
          pages={pages}
          caption="Events"
          columns={columns}
          keyOf={({ seq }) => seq}
          empty={
            Object.keys(filter).length > 0 ? (
              <Empty icon="events" title="No event fits.">
                Take a filter away to see more.
              </Empty>
            ) : (
              <Empty icon="events" title="Nothing came back yet.">
                Hand in what comes back with <code>undelivered ingest</code>, or connect a source on{' '}
                <a href={hrefTo('policy')}>Policy and sources</a>.
              </Empty>
            )
          }
        />
      </Card>
      {open !== null && <EventDialog stored={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const isTimed = ({ since, before }: EventFilter) => since !== undefined || before !== undefined
