import type { Answer } from '../decide/check.ts'
import { normaliseAddress, oneAddress } from '../decode/address.ts'
import { normalAddress } from './address-key.ts'
import type { Store } from './store.ts'

/**
 * May mail be sent to what somebody calls an address? A name or brackets beside it make no difference, and to what is no
 * address none may.
 *
 * @example
 * ask(store, 'Anna <anna@example.com>', '*', Date.now()).send // as for anna@example.com
 * ask(store, 'anna at example', '*', Date.now()) // { send: false, reason: 'invalid-address', … }
 */
export function ask(store: Pick<Store, 'check'>, written: string, scope: string, at: number): Answer {
  const answer = store.check(written, scope, at)
  if (!answer.send) return answer
  const address = addressIn(written)
  if (address === null) return { ...NO_ADDRESS, scope }
  return normalAddress(address) === normalAddress(written) ? answer : store.check(address, scope, at)
}

/** A word before an address makes another address of it, one that is wrong, unless the address stands in brackets. */
function addressIn(written: string): string | null {
  return written.trimEnd().endsWith('>') ? oneAddress(written) : normaliseAddress(written)
}

const NO_ADDRESS = {
  send: false,
  state: 'suppressed',
  reason: 'invalid-address',
  rule: null,
  event: null,
  since: null,
  until: null,
  retryAt: null,
  why: 'This is not an e-mail address: nothing can be sent to it.',
} as const
