import { useState } from 'preact/hooks'
import { api, type Decision } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { usePages } from '../../api/use-pages.ts'
import { useSettled } from '../../api/use-settled.ts'
import { AddressLink } from '../../parts/address-link.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { words } from '../../parts/format.ts'
import { Card, Page } from '../../parts/page.tsx'
import { Empty, Failed } from '../../parts/states.tsx'
import { type Column, PagedTable } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { go, hrefTo } from '../../routing.ts'

const COLUMNS: readonly Column<Decision>[] = [
  { head: 'When', cell: ({ at }) => <Time at={at} /> },
  { head: 'Address', grow: true, cell: ({ address }) => <AddressLink address={address} /> },
  { head: 'For', cell: ({ scope }) => (scope === '*' ? 'all mail' : scope) },
  {
    head: 'Change',
    cell: ({ from, to, undone }) => (
      <span class="nowrap">
        {from} → <Badge of={to} /> {undone && <Badge of="undone" />}
      </span>
    ),
  },
  { head: 'Reason', cell: ({ reason, cause }) => words(reason ?? cause) },
]

export function SearchPage() {
  const [text, setText] = useState('')
  const pages = usePages((cursor) => api.decisions({ cursor, limit: 25 }), [])
  return (
    <Page
      title="Addresses"
      lead="Look an address up: what came back from it, what was decided, and by which rule."
    >
      <Card>
        <form
          class="search"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.includes('@')) go(hrefTo('addresses', text.trim()))
          }}
        >
          <TextField
            label="Address, or how it begins"
            type="search"
            value={text}
            onInput={setText}
            placeholder="anna@example.com"
            autocomplete="off"
          />
          <Button type="submit" look="main" disabled={!text.includes('@')}>
            Look up
          </Button>
        </form>
        <Found beginning={text.trim()} />
      </Card>
      <Card title="Changed last" flush>
        <PagedTable
          pages={pages}
          caption="The changes that were decided last"
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty={
            <Empty icon="addresses" title="Nothing was decided yet.">
              As soon as mail comes back, every change of an address stands here.
            </Empty>
          }
        />
      </Card>
    </Page>
  )
}

function Found({ beginning }: { readonly beginning: string }) {
  const wanted = useSettled(beginning)
  const load = useLoad(async () => (wanted === '' ? [] : api.search(wanted, 12)), [wanted])
  const { value = [], loading, error, again } = load
  if (wanted === '') return null
  if (error !== undefined) return <Failed error={error} again={again} />
  if (value.length === 0)
    return (
      <p class="muted found">
        {loading
          ? 'Looking…'
          : 'No address begins so. Where only hashes are kept, look up all of an address.'}
      </p>
    )
  return (
    <ul class="found">
      {value.map(({ address, state }) => (
        <li key={address}>
          <AddressLink address={address} /> <Badge of={state} />
        </li>
      ))}
    </ul>
  )
}
