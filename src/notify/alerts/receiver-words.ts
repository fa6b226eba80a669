import type { ReceiverWords } from '../../decide/incidents/words.ts'
import type { StoredIncident } from '../../store/store.ts'

/** The receiver of an incident as people know it. */
export interface ReceiverTold extends ReceiverWords {
  /** Its page for who sends mail. */
  readonly help: { readonly name: string; readonly url: string } | null
}

/** Tells the receiver of an incident in words; undefined for one that is not known. */
export type ReceiverOf = (incident: StoredIncident) => ReceiverTold | undefined

/** Receivers by their own names, with what their pages tell the sender to do. */
export async function receiversInWords(): Promise<ReceiverOf> {
  const { PROVIDERS } = await import('../../classify/rules/provider/index.ts')
  return ({ receiver, rule }) => {
    const provider = PROVIDERS.find(({ name }) => name === receiver)
    if (provider === undefined) return undefined
    const slug = rule?.slice(rule.indexOf('/') + 1)
    const remedy = provider.rules.find(({ id }) => id === slug)?.remedy ?? null
    const { title, help } = provider
    return { title, remedy, help: help === undefined ? null : { name: title, url: help } }
  }
}

/** Tells receivers by their own names: Gmail for `gmail`; a domain as it is. */
export async function receiverTitles(): Promise<(receiver: string) => string> {
  const { PROVIDERS } = await import('../../classify/rules/provider/index.ts')
  const titles = new Map(PROVIDERS.map(({ name, title }) => [name as string, title]))
  return (receiver) => titles.get(receiver) ?? receiver
}
