import { useState } from 'preact/hooks'
import { api, type StoredEvent } from '../../api/api.ts'
import { usePages } from '../../api/use-pages.ts'
import { Empty } from '../../parts/states.tsx'
import { PagedTable } from '../../parts/table.tsx'
import { eventColumns } from '../events/event-columns.tsx'
import { EventDialog } from '../events/event-dialog.tsx'

/** The events that stand under an incident. */
export function IncidentEvents({ id }: { readonly id: string }) {
  const [open, setOpen] = useState<StoredEvent | null>(null)
  const pages = usePages(
    (cursor) => api.incidentEvents(id, { limit: 10, ...(cursor === undefined ? {} : { cursor }) }),
    [id],
  )
  return (
    <div class="inset">
      <PagedTable
        pages={pages}
        caption="Events of this incident"
        columns={eventColumns(setOpen)}
        keyOf={({ seq }) => seq}
        empty={<Empty title="No event of it is kept." />}
      />
      {open !== null && <EventDialog stored={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
