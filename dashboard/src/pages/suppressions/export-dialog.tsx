import { useState } from 'preact/hooks'
import type { ListFilter } from '../../api/api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField } from '../../parts/field.tsx'
import { TARGETS } from './formats.ts'

/** The list as a file, in the form that a service reads. */
export function ExportDialog({
  filter,
  onClose,
}: {
  readonly filter: ListFilter
  readonly onClose: () => void
}) {
  const [format, setFormat] = useState('undelivered')
  const query = new URLSearchParams({ format, ...(filter as Record<string, string>) })
  return (
    <Dialog title="Export the list" onClose={onClose}>
      <div class="stack">
        <SelectField
          label="Format"
          value={format}
          onChange={setFormat}
          options={TARGETS}
          hint={`${
            Object.keys(filter).length === 0
              ? 'All entries are exported.'
              : 'Only what the filters find is exported.'
          } Entries of one stream are left out of lists that stop all mail, unless you filter by that stream.`}
        />
        <div class="row end-row">
          <Button onClick={onClose}>Cancel</Button>
          <a
            class="button main"
            href={`v1/suppressions/export?${query}`}
            download={`suppressions-${format}.csv`}
          >
            Download
          </a>
        </div>
      </div>
    </Dialog>
  )
}
