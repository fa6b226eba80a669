import { receiverTitle } from '../../../../src/decide/receiver-title.ts'
import { api } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { Badge } from '../../parts/badge.tsx'
import { counted } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { Time } from '../../parts/time.tsx'
import { hrefTo } from '../../routing.ts'

/** Refusals that are the sender's own matter, each with what is wrong and how it is mended. */
export function SenderTrouble() {
  const load = useLoad(() => api.refusals())
  return (
    <Card title="Held against the sender, in the last 7 days">
      <Loaded
        load={load}
        empty={
          <Empty icon="policy" title="Nothing was held against you.">
            Blocklists, SPF, DKIM and DMARC failures, missing reverse names and bad reputation would stand
            here, with the steps to mend them.
          </Empty>
        }
      >
        {(refusals) => (
          <ul class="stack">
            {refusals.map(({ receiver, reason, domain, count, first, last, sentence, causes }) => (
              <li key={`${receiver}/${reason}/${domain}`} class="trouble">
                <div class="row">
                  <Badge of={reason} tone="warn" />
                  <strong>
                    {receiverTitle(receiver)} refused {counted(count, 'mail')} of {domain}
                  </strong>
                  <span class="muted">
                    <Time at={first} as="date" /> to <Time at={last} as="date" />
                  </span>
                  <a href={hrefTo('events', '', { receiver, reason })}>its events</a>
                </div>
                <p>{sentence}</p>
                {causes.length > 0 && (
                  <ul class="steps">
                    {causes.map(({ id, about, what, mend, publish }) => (
                      <li key={id + about}>
                        <strong>{about}</strong>: {what} {mend}
                        {publish !== null && (
                          <pre class="source">
                            {publish.name} {publish.type} {publish.value}
                          </pre>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
