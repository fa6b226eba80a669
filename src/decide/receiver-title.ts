import { PROVIDER_TITLES } from '../classify/provider-titles.ts'

/**
 * A receiver by its own name, for people: a domain, and what is not known, as it is.
 *
 * @example
 * receiverTitle('gmail')       // 'Gmail'
 * receiverTitle('example.org') // 'example.org'
 */
export function receiverTitle(receiver: string): string {
  return Object.hasOwn(PROVIDER_TITLES, receiver) ? PROVIDER_TITLES[receiver]! : receiver
}
