import type { DeliveryEvent } from '../../model/event.ts'
import type { Paint } from '../colour.ts'

type Fate = Pick<DeliveryEvent, 'kind' | 'type'>

/** `hard bounce`, `soft bounce`, `delayed`, `not a bounce`, … */
export function fateInWords({ kind, type }: Fate): string {
  if (kind === 'bounce') return type ? `${type} bounce` : 'bounce'
  return kind === 'not-a-bounce' ? 'not a bounce' : kind
}

/** Red: for good; yellow: for now; magenta: someone complains. */
export function fateColour({ kind, type }: Fate): keyof Paint {
  if (kind === 'complaint' || kind === 'unsubscribe') return 'magenta'
  if (kind === 'dropped' || type === 'hard') return 'red'
  if (kind === 'bounce' || kind === 'delayed') return 'yellow'
  return kind === 'delivered' ? 'green' : 'dim'
}
