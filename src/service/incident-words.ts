import { describeIncident } from '../decide/incidents/words.ts'
import type { StoredIncident } from '../store/store.ts'
import { shownIncident } from './shown.ts'

/** Shows incidents with their words: the receiver's own name, and what its pages tell the sender to do. */
export async function incidentShower() {
  const { PROVIDERS } = await import('../classify/rules/provider/index.ts')
  return (incident: StoredIncident) => {
    const provider = PROVIDERS.find(({ name }) => name === incident.receiver)
    const slug = incident.rule?.slice(incident.rule.indexOf('/') + 1)
    const remedy = provider?.rules.find(({ id }) => id === slug)?.remedy ?? null
    const help = provider?.help === undefined ? null : { name: provider.title, url: provider.help }
    const words = describeIncident(incident, provider && { title: provider.title, remedy })
    return { ...words, ...shownIncident(incident), link: incident.link ?? help }
  }
}
