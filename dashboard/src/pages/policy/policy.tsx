import { api } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Keys } from './keys.tsx'
import { ModeCard } from './mode-card.tsx'
import { Numbers } from './numbers.tsx'
import { Sources } from './sources.tsx'

/** The numbers that decide, where bounces come from, and who may ask. */
export default function Policy() {
  const load = useLoad(async () => (may('read') ? api.policy() : null))
  return (
    <Page
      title="Policy and sources"
      lead="The numbers that decide, with their reasons; where bounces come from; and the keys to the service."
    >
      <Loaded load={load} lines={8}>
        {(setting) =>
          setting === null ? (
            <p class="notice">This key may not read. Sign in with one that may.</p>
          ) : (
            <>
              <ModeCard mode={setting.mode} again={load.again} />
              <Sources />
              <Numbers setting={setting} again={load.again} />
            </>
          )
        }
      </Loaded>
      {may('admin') && <Keys />}
    </Page>
  )
}
