import { useState } from 'preact/hooks'
import { isOpen } from '../../../../src/decide/incident.ts'
import { api, type Incident } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { Button } from '../../parts/button.tsx'
import { Card, Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { route } from '../../routing.ts'
import { IncidentView } from './incident-view.tsx'
import { SenderTrouble } from './sender-trouble.tsx'

/** Of those that are over, so many are shown unless asked. */
const SHOWN = 5

/** What is wrong at receivers and with the sender, and what to do. */
export default function Incidents() {
  const load = useLoad(() => api.incidents())
  return (
    <Page
      title="Incidents"
      lead="Trouble that is not an address’s fault: outages at receivers, blocks and failed checks of yours, rates over their limits, sources that fell silent."
    >
      <Loaded
        load={load}
        empty={
          <Card>
            <Empty icon="incidents" title="Nothing is wrong, and nothing was.">
              Outages at receivers, blocklists, failed SPF, DKIM and DMARC checks, rates over their limits and
              sources that fall silent come to stand here, with what to do.
            </Empty>
          </Card>
        }
      >
        {(all) => <Listed all={all} again={load.again} />}
      </Loaded>
      <SenderTrouble />
    </Page>
  )
}

function Listed({ all, again }: { readonly all: readonly Incident[]; readonly again: () => void }) {
  const meant = route.value.rest
  const [more, setMore] = useState(false)
  const open = all.filter(isOpen)
  const over = all.filter((one) => !isOpen(one))
  const shown = over.filter(({ id }, n) => more || n < SHOWN || id === meant)
  return (
    <div class="stack">
      {open.map((one) => (
        <IncidentView key={one.id} incident={one} again={again} />
      ))}
      {shown.length > 0 && <h2>Over</h2>}
      {shown.map((one) => (
        <IncidentView key={one.id} incident={one} again={again} />
      ))}
      {over.length > shown.length && <Button onClick={() => setMore(true)}>Show all that are over</Button>}
    </div>
  )
}
