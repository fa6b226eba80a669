import { useState } from 'preact/hooks'
import { api, ServiceError, type Standing } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { useWork } from '../../api/use-work.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { CAUSE_WORDS } from '../../parts/choices.ts'
import { words } from '../../parts/format.ts'
import { Card, Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { say } from '../../parts/toast.tsx'
import { hrefTo } from '../../routing.ts'
import { ForgetDialog } from './forget-dialog.tsx'
import { SuppressDialog } from './suppress-dialog.tsx'
import { Timeline } from './timeline.tsx'

const scopeText = (scope: string) => (scope === '*' ? 'all mail' : scope)

/** All that is known of one address, and what can be done about it. */
export function AddressPage({ address }: { readonly address: string }) {
  const [open, setOpen] = useState<'suppress' | 'forget' | null>(null)
  const work = useWork()
  const load = useLoad(async () => {
    const [record, checked] = await Promise.all([recordOf(address), api.check(address)])
    return { record, checked }
  }, [address])
  const done = (text: string, undo?: () => Promise<unknown>) => {
    load.again()
    say(text, undo && (() => undo().then(load.again)))
  }
  const release = (scope: string) =>
    work.run(async () => {
      await api.release(address, scope)
      done(`Mail to ${address} goes again (${scopeText(scope)}).`)
    })
  const standings = load.value?.record?.state.standings ?? []
  const stopped = standings.filter(({ state }) => state !== 'watched')
  return (
    <Page
      title={address}
      lead={<a href={hrefTo('addresses')}>All addresses</a>}
      actions={
        may('admin') && (
          <>
            <Button onClick={() => setOpen('suppress')}>Suppress</Button>
            {stopped.map(({ scope, cause }) => (
              <Button key={scope + cause} look="main" busy={work.busy} onClick={() => void release(scope)}>
                Release{stopped.length > 1 ? ` for ${scopeText(scope)}` : ''}
              </Button>
            ))}
            <Button look="danger" onClick={() => setOpen('forget')}>
              Forget
            </Button>
          </>
        )
      }
    >
      <Loaded load={load}>
        {({ record, checked }) => (
          <>
            <Card title="State">
              <p class="row">
                <Badge of={checked.state} />
                <span>{checked.why}</span>
              </p>
              {standings.length > 0 && (
                <div class="inset">
                  <Table
                    caption="State by scope"
                    columns={COLUMNS}
                    rows={standings}
                    keyOf={({ cause, scope }) => cause + scope}
                  />
                </div>
              )}
            </Card>
            <Card title="Timeline">
              {record === null ? (
                <Empty icon="addresses" title="Nothing is known of this address.">
                  No report names it, and nobody entered it.
                </Empty>
              ) : (
                <Timeline record={record} done={done} />
              )}
            </Card>
          </>
        )}
      </Loaded>
      {open === 'suppress' && <SuppressDialog address={address} done={done} onClose={() => setOpen(null)} />}
      {open === 'forget' && <ForgetDialog address={address} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const COLUMNS: readonly Column<Standing>[] = [
  { head: 'For', cell: ({ scope }) => scopeText(scope) },
  { head: 'State', cell: ({ state }) => <Badge of={state} /> },
  { head: 'Because of', cell: ({ cause, reason }) => (reason === null ? CAUSE_WORDS[cause] : words(reason)) },
  { head: 'Since', cell: ({ since }) => <Time at={since} as="date" /> },
  { head: 'Until', cell: ({ until }) => (until === null ? 'no end' : <Time at={until} as="date" />) },
  { head: 'Rule', cell: ({ rule }) => <code>{rule}</code> },
]

async function recordOf(address: string) {
  try {
    return await api.address(address)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not-found') return null
    throw error
  }
}
