import { builtinClassifier } from '../classify/builtin.ts'
import type { DeliveryEvent } from '../model/event.ts'

/**
 * Who took or refused the mail: a known receiver's name (`gmail`), else the domain of the address. Unlike `provider`
 * it is told for deliveries too, so that shares can be taken.
 */
export function receiverOf(
  event: Pick<DeliveryEvent, 'provider' | 'remoteMta' | 'recipient' | 'originalRecipient'>,
): string {
  if (event.provider !== null) return event.provider
  const address = event.recipient ?? event.originalRecipient
  const hosts = event.remoteMta === null ? [] : [event.remoteMta]
  const known = builtinClassifier().providerOf({ hosts, recipient: address })
  return known ?? address?.slice(address.lastIndexOf('@') + 1).toLowerCase() ?? ''
}
