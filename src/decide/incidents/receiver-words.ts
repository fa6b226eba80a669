import { PROVIDERS } from '../../classify/rules/provider/index.ts'
import type { IncidentFacts } from '../incident.ts'
import type { ReceiverWords } from './words.ts'

/** The receiver of an incident as people know it. */
export interface ReceiverTold extends ReceiverWords {
  /** Its page for who sends mail. */
  readonly help: { readonly name: string; readonly url: string } | null
}

/** The receiver of an incident in words, with what its pages tell the sender to do; undefined for one that is not known. */
export function receiverTold({
  receiver,
  rule,
}: Pick<IncidentFacts, 'receiver' | 'rule'>): ReceiverTold | undefined {
  const provider = PROVIDERS.find(({ name }) => name === receiver)
  if (provider === undefined) return undefined
  const slug = rule?.slice(rule.indexOf('/') + 1)
  const remedy = provider.rules.find(({ id }) => id === slug)?.remedy ?? null
  const { title, help } = provider
  return { title, remedy, help: help === undefined ? null : { name: title, url: help } }
}
