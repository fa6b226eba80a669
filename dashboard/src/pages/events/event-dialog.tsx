import type { StoredEvent } from '../../api/api.ts'
import { AddressLink } from '../../parts/address-link.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Marked } from '../../parts/marked.tsx'
import { Facts } from '../../parts/page.tsx'
import { Time } from '../../parts/time.tsx'
import { VerdictView } from '../explain/verdict-view.tsx'
import { NO_ADDRESS } from './event-columns.tsx'
import { RawReport } from './raw-report.tsx'

/** One event: its evidence, and all that was kept of the report. */
export function EventDialog({
  stored,
  onClose,
}: {
  readonly stored: StoredEvent
  readonly onClose: () => void
}) {
  const { event, address, scope, receivedAt, seq } = stored
  return (
    <Dialog title={`Event ${seq}`} onClose={onClose} wide>
      <div class="stack">
        <VerdictView event={event} number={null} nobody="No address is kept" />
        {event.diagnostic !== null && (
          <section>
            <h3>What the server said</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll, by the keyboard as well */}
            <pre class="source" tabIndex={0}>
              <Marked text={event.diagnostic} words={event.explanation.evidence} />
            </pre>
          </section>
        )}
        <Facts
          of={[
            ['Address', <AddressLink key="address" address={address} none={NO_ADDRESS} />],
            ['For', scope === '*' ? 'all mail' : scope],
            ['Source', event.source],
            ['Received', <Time key="received" at={receivedAt} />],
            ['Event', <code key="id">{event.id}</code>],
          ]}
        />
        <RawReport event={event.id} />
        <details>
          <summary>All that was read from it</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll, by the keyboard as well */}
          <pre class="source" tabIndex={0}>
            {JSON.stringify(event, null, 2)}
          </pre>
        </details>
      </div>
    </Dialog>
  )
}
