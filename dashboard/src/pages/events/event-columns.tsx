import type { StoredEvent } from '../../api/api.ts'
import { AddressLink } from '../../parts/address-link.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { words } from '../../parts/format.ts'
import { Marked } from '../../parts/marked.tsx'
import type { Column } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'

/** An event names nobody, or its address is kept as a hash: which of both cannot be told any more. */
export const NO_ADDRESS = 'none is kept'

/** Characters of what the server said; the rest stands in the details. */
const SAID = 110

export function eventColumns(open: (stored: StoredEvent) => void): readonly Column<StoredEvent>[] {
  return [
    { head: 'When', cell: ({ event, receivedAt }) => <Time at={event.timestamp ?? receivedAt} /> },
    { head: 'Address', cell: ({ address }) => <AddressLink address={address} none={NO_ADDRESS} /> },
    {
      head: 'What',
      cell: ({ event: { type, kind, reason } }) => (
        <span>
          <Badge of={type ?? kind} /> {reason !== null && words(reason)}
        </span>
      ),
    },
    {
      head: 'What was said',
      grow: true,
      cell: ({ event: { diagnostic, explanation } }) => (
        <span class="said mono">
          {diagnostic === null ? '–' : <Marked text={shortened(diagnostic)} words={explanation.evidence} />}
        </span>
      ),
    },
    {
      head: '',
      cell: (stored) => (
        <Button look="quiet" label={`Details of event ${stored.seq}`} onClick={() => open(stored)}>
          Details
        </Button>
      ),
    },
  ]
}

const shortened = (text: string) => (text.length > SAID ? `${text.slice(0, SAID)}…` : text)
