import { api } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Endpoints } from './endpoints.tsx'
import { Keys } from './keys.tsx'
import { Lists } from './lists.tsx'
import { ModeCard } from './mode-card.tsx'
import { Numbers } from './numbers.tsx'
import { Sources } from './sources.tsx'

/** The numbers that decide, where bounces come from, what is kept in step, who is told, and who may ask. */
export default function Policy() {
  const load = useLoad(async () => (may('read') ? api.policy() : null))
  return (
    <Page
      title="Policy and sources"
      lead="The numbers that decide, with their reasons; where bounces come from, which lists are kept in step, and who is told; and the keys to the service."
    >
      <Loaded load={load} lines={8}>
        {(setting) =>
          setting === null ? (
            <p class="notice">This key may not read. Sign in with one that may.</p>
          ) : (
            <>
              <ModeCard mode={setting.mode} again={load.again} />
              <Sources />
              <Lists />
              {may('admin') && <Endpoints />}
              <Numbers setting={setting} again={load.again} />
            </>
          )
        }
      </Loaded>
      {may('admin') && <Keys />}
    </Page>
  )
}
