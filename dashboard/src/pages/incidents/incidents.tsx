import { api, type Incident } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { Card, Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { IncidentView } from './incident-view.tsx'
import { OutageView } from './outage-view.tsx'
import { SenderTrouble } from './sender-trouble.tsx'

const isSettled = ({ kind, to, resolution }: Incident) => (kind === 'outage' ? resolution : to) !== null

/** What is wrong at receivers, and what they hold against the sender. */
export default function Incidents() {
  const load = useLoad(() => api.incidents())
  return (
    <Page
      title="Incidents"
      lead="Trouble that is not an address’s fault: outages at receivers, and what receivers hold against you."
    >
      <Loaded
        load={load}
        empty={
          <Card title="Outages at receivers">
            <Empty icon="incidents" title="No receiver has called good addresses unknown.">
              When one suddenly does, its bounces are held here for you, and nobody loses mail for good.
            </Empty>
          </Card>
        }
      >
        {(all) => (
          <div class="stack">
            {all
              .toSorted((a, b) => Number(isSettled(a)) - Number(isSettled(b)))
              .map((one) =>
                one.kind === 'outage' ? (
                  <OutageView key={one.id} incident={one} again={load.again} />
                ) : (
                  <IncidentView key={one.id} incident={one} again={load.again} />
                ),
              )}
          </div>
        )}
      </Loaded>
      <SenderTrouble />
    </Page>
  )
}
