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

/**
 * A receiver as events have it, from what somebody wrote for it: its name or its title, in any case; else a domain.
 *
 * @example
 * receiverNamed('Gmail')       // 'gmail'
 * receiverNamed('Example.org') // 'example.org'
 */
export function receiverNamed(written: string): string {
  const wanted = written.trim().toLowerCase()
  const [name = wanted] =
    Object.entries(PROVIDER_TITLES).find(([, title]) => title.toLowerCase() === wanted) ?? []
  return name
}
