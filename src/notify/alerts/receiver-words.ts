import type { ReceiverTold } from '../../decide/incidents/receiver-words.ts'
import type { StoredIncident } from '../../store/shapes.ts'

/** Tells the receiver of an incident in words; undefined for one that is not known. */
export type ReceiverOf = (incident: StoredIncident) => ReceiverTold | undefined

/** Receivers by their own names, with what their pages tell the sender to do. */
export async function receiversInWords(): Promise<ReceiverOf> {
  const { receiverTold } = await import('../../decide/incidents/receiver-words.ts')
  return receiverTold
}
