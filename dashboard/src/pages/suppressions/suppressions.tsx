import { useState } from 'preact/hooks'
import { api, type Suppression } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { usePages } from '../../api/use-pages.ts'
import { useSettled } from '../../api/use-settled.ts'
import { useWork } from '../../api/use-work.ts'
import { AddressLink } from '../../parts/address-link.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { CAUSE_WORDS } from '../../parts/choices.ts'
import { FilterCard } from '../../parts/filter-card.tsx'
import { counted, words } from '../../parts/format.ts'
import { Card, Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, PagedTable } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { say } from '../../parts/toast.tsx'
import { SuppressDialog } from '../addresses/suppress-dialog.tsx'
import { BulkRelease } from './bulk-release.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { Filters, filterOf } from './filters.tsx'
import { ImportDialog } from './import-dialog.tsx'

type Open = 'add' | 'import' | 'export' | 'release' | null

/** Who gets no mail, and why. */
export default function Suppressions() {
  const [open, setOpen] = useState<Open>(null)
  const filter = useSettled(filterOf())
  const pages = usePages((cursor) => api.suppressions({ ...filter, cursor, limit: 50 }), [filter])
  const count = useLoad(() => api.countSuppressions(filter), [JSON.stringify(filter)])
  const again = () => {
    pages.again()
    count.again()
  }
  const done = (text: string, undo?: () => Promise<unknown>) => {
    again()
    say(text, undo && (() => undo().then(again)))
  }
  const close = () => setOpen(null)
  const filtered = Object.keys(filter).length > 0
  return (
    <Page
      title="Suppressions"
      lead="Who gets no mail, why, and until when."
      actions={
        <>
          {may('admin') && <Button onClick={() => setOpen('add')}>Add</Button>}
          {may('admin') && <Button onClick={() => setOpen('import')}>Import</Button>}
          <Button onClick={() => setOpen('export')}>Export</Button>
        </>
      }
    >
      <FilterCard>
        <Filters />
      </FilterCard>
      <Card
        flush
        title={
          <span role="status">
            {count.value === undefined ? '…' : counted(count.value, 'entry', 'entries')}
          </span>
        }
        actions={
          may('admin') &&
          filtered && (
            <Button look="danger" onClick={() => setOpen('release')} disabled={count.value === 0}>
              Release all of these
            </Button>
          )
        }
      >
        <PagedTable
          pages={pages}
          caption="Addresses that get no mail"
          columns={columnsFor(done)}
          keyOf={({ address, scope, cause, ref }) => `${address}/${scope}/${cause}/${ref}`}
          empty={
            filtered ? (
              <Empty icon="suppressions" title="No entry fits.">
                Take a filter away to see more.
              </Empty>
            ) : (
              <Empty icon="suppressions" title="The list is empty.">
                Addresses come onto it when mail to them fails for good. Import the list of your e-mail
                service, so that what it knows is not lost.
              </Empty>
            )
          }
        />
      </Card>
      {open === 'add' && <SuppressDialog done={done} onClose={close} />}
      {open === 'import' && <ImportDialog done={done} onClose={close} />}
      {open === 'export' && <ExportDialog filter={filter} onClose={close} />}
      {open === 'release' && <BulkRelease filter={filter} done={done} onClose={close} />}
    </Page>
  )
}

type Done = (text: string, undo?: () => Promise<unknown>) => void

function columnsFor(done: Done): readonly Column<Suppression>[] {
  return [
    { head: 'Address', cell: ({ address }) => <AddressLink address={address} /> },
    {
      head: 'Because of',
      cell: ({ state, cause, reason, scope }) => (
        <span>
          <Badge of={state} /> {reason === null ? CAUSE_WORDS[cause] : words(reason)}
          {scope !== '*' && <span class="muted"> for {scope}</span>}
        </span>
      ),
    },
    { head: 'Since', cell: ({ since }) => <Time at={since} as="date" /> },
    { head: 'Until', cell: ({ until }) => (until === null ? 'no end' : <Time at={until} as="date" />) },
    {
      head: 'Source',
      cell: ({ source, who }) => {
        // `webhook:sendgrid` is broken behind its colon, where there is no room.
        const colon = source.indexOf(':') + 1
        return (
          <span class="breaks" title={`by ${who}`}>
            {source.slice(0, colon)}
            <wbr />
            {source.slice(colon)}
          </span>
        )
      },
    },
    ...(may('admin') ? [{ head: '', cell: (one: Suppression) => <Release one={one} done={done} /> }] : []),
  ]
}

function Release({ one: { address, scope, ref }, done }: { readonly one: Suppression; readonly done: Done }) {
  const work = useWork()
  if (address === null) return null
  const release = async () => {
    await api.release(address, scope)
    done(`Mail to ${address} goes again.`, async () => {
      const { decisions } = await api.address(address)
      const lifted = decisions.findLast((one) => one.to === 'ok' && one.ref !== ref)
      if (lifted?.ref) await api.undo([lifted.ref])
    })
  }
  return (
    <Button look="quiet" busy={work.busy} label={`Release ${address}`} onClick={() => void work.run(release)}>
      Release
    </Button>
  )
}
