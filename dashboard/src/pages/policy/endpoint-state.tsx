import type { Endpoint } from '../../api/api.ts'
import { Badge } from '../../parts/badge.tsx'
import { Time } from '../../parts/time.tsx'

/** In use, stopped, or failing: its last message was not taken, or messages were given up. */
export function EndpointState({ of: { disabled, dead, lastTry } }: { readonly of: Endpoint }) {
  if (disabled !== null) return <Badge of="stopped" />
  return dead > 0 || lastTry?.ok === false ? <Badge of="failing" /> : <Badge of="in use" tone="good" />
}

export function LastTry({ of: { lastTry } }: { readonly of: Endpoint }) {
  if (lastTry === null) return <span>none since the start</span>
  return (
    <span>
      <Time at={lastTry.at} />: {lastTry.ok ? 'taken' : 'not taken'}
    </span>
  )
}
