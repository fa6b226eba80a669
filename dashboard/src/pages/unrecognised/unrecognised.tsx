import { useState } from 'preact/hooks'
import { api, type StoredEvent } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { usePages } from '../../api/use-pages.ts'
import { AddressLink } from '../../parts/address-link.tsx'
import { Button } from '../../parts/button.tsx'
import { percent, words } from '../../parts/format.ts'
import { Card, Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, PagedTable } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { NO_ADDRESS } from '../events/event-columns.tsx'
import { TaughtRules } from './taught-rules.tsx'
import { TeachDialog } from './teach-dialog.tsx'

/** What no rule knew: somebody who does can teach it here. */
export default function Unrecognised() {
  const [open, setOpen] = useState<StoredEvent | null>(null)
  const pages = usePages((cursor) => api.events({ unsure: true, cursor, limit: 50 }), [])
  const rules = useLoad(() => api.rules())
  const again = () => {
    pages.again()
    rules.again()
  }
  return (
    <Page
      title="Unrecognised"
      lead="Refusals whose words no rule knows: the model took a guess, or only a code was there. Tell what one means, and all of its kind are read so."
    >
      <Card flush>
        <PagedTable
          pages={pages}
          caption="Events whose reason no rule told"
          columns={columnsFor(may('admin') ? setOpen : null)}
          keyOf={({ seq }) => seq}
          empty={
            <Empty icon="unrecognised" title="Every refusal was recognised.">
              What no rule knows comes to stand here.
            </Empty>
          }
        />
      </Card>
      <TaughtRules load={rules} again={again} />
      {open !== null && rules.value !== undefined && (
        <TeachDialog
          stored={open}
          rules={rules.value.rules}
          done={() => {
            setOpen(null)
            again()
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function columnsFor(teach: ((stored: StoredEvent) => void) | null): readonly Column<StoredEvent>[] {
  return [
    { head: 'When', cell: ({ event, receivedAt }) => <Time at={event.timestamp ?? receivedAt} as="date" /> },
    {
      head: 'What was said',
      grow: true,
      cell: ({ event: { diagnostic } }) => <span class="mono">{diagnostic ?? 'nothing'}</span>,
    },
    { head: 'To', cell: ({ address }) => <AddressLink address={address} none={NO_ADDRESS} /> },
    {
      head: 'Taken for',
      cell: ({ event: { reason, explanation } }) => (
        <span>
          {words(reason ?? 'unknown')}
          <br />
          <small class="muted">
            {explanation.how === 'model' ? 'a guess' : 'by its code'}, {percent(explanation.confidence, 1)}
          </small>
        </span>
      ),
    },
    ...(teach === null
      ? []
      : [
          {
            head: '',
            cell: (stored: StoredEvent) =>
              stored.event.diagnostic === null ? null : (
                <Button look="quiet" label={`Teach event ${stored.seq}`} onClick={() => teach(stored)}>
                  Teach
                </Button>
              ),
          },
        ]),
  ]
}
