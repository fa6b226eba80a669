import { describeIncident } from '../decide/incidents/words.ts'
import { receiversInWords } from '../notify/alerts/receiver-words.ts'
import type { StoredIncident } from '../store/shapes.ts'
import { shownIncident } from './shown.ts'

/** Shows incidents with their words: the receiver's own name, and what its pages tell the sender to do. */
export async function incidentShower() {
  const receiverOf = await receiversInWords()
  return (incident: StoredIncident) => {
    const receiver = receiverOf(incident)
    const words = describeIncident(incident, receiver)
    return { ...words, ...shownIncident(incident), link: incident.link ?? receiver?.help ?? null }
  }
}
