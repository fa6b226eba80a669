import { readTags } from '../../doctor/tags.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { readEmail } from '../../read-email.ts'

/** The header of a returned message that names the key which signed it. */
export const SIGNATURE = 'dkim-signature'

/** As much of a name as is kept. */
const LONGEST = 253

/**
 * The event with no more of the returned message's signature than which key made it: the doctor looks at that key.
 *
 * @example
 * withSigner(event).headers // { 'dkim-signature': 'd=example.com; s=s1' }
 */
export function withSigner(event: DeliveryEvent): DeliveryEvent {
  const { headers = {}, ...rest } = event
  const { [SIGNATURE]: signature, ...others } = headers
  const { tags } = readTags(signature ?? '')
  const [domain, selector] = [tags.get('d'), tags.get('s')]
  const told = domain && selector && domain.length <= LONGEST && selector.length <= LONGEST
  const kept = told ? { ...others, [SIGNATURE]: `d=${domain}; s=${selector}` } : others
  return Object.keys(kept).length > 0 ? { ...rest, headers: kept } : rest
}

/** The events of a mail, each with the key that signed what came back. */
export const emailEvents = (email: string | Uint8Array, rules: OwnRules | undefined) =>
  readEmail(email, { rules, headers: [SIGNATURE] }).map(withSigner)
