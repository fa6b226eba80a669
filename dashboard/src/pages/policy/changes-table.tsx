import type { Change, Difference } from '../../api/api.ts'
import { AddressLink } from '../../parts/address-link.tsx'
import { Badge } from '../../parts/badge.tsx'
import { number } from '../../parts/format.ts'
import { type Column, Table } from '../../parts/table.tsx'

const COLUMNS: readonly Column<Change>[] = [
  { head: 'Address', grow: true, cell: ({ address }) => <AddressLink address={address} /> },
  { head: 'For', cell: ({ scope }) => (scope === '*' ? 'all mail' : scope) },
  {
    head: 'Change',
    cell: ({ from, to }) => (
      <span class="nowrap">
        {from} → <Badge of={to} />
      </span>
    ),
  },
  { head: 'Rule', cell: ({ after, before }) => <code>{after?.rule ?? before?.rule ?? '–'}</code> },
]

/** Which addresses would change, the first of them. */
export function ChangesTable({ difference: { changed, changes } }: { readonly difference: Difference }) {
  if (changed === 0) return <p class="muted">No address would change.</p>
  return (
    <>
      <Table
        caption="Addresses that would change"
        columns={COLUMNS}
        rows={changes}
        keyOf={({ address, scope }) => `${address}/${scope}`}
      />
      {changed > changes.length && (
        <p class="muted inner">
          These are the first {number(changes.length)} of {number(changed)}.
        </p>
      )}
    </>
  )
}
