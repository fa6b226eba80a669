import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

/** A name that the DNS can be asked for: RFC 1035 lengths, printable, no blanks. Underscores are common in it. */
export function isHostName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 253 &&
    name.split('.').every((label) => label.length > 0 && label.length <= 63 && /^[!-~]+$/.test(label))
  )
}

/** A domain as people write it, in the form that the DNS has; null where it is none. */
export function domainIn(text: string): string | null {
  const plain = text.trim().replace(/\.$/, '')
  if (isIP(plain) !== 0) return null
  const ascii = domainToASCII(plain) || (plain.includes('_') ? plain.toLowerCase() : '')
  const labels = ascii.split('.')
  const whole = labels.length > 1 && labels.every((label) => /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/.test(label))
  return whole && isHostName(ascii) ? ascii : null
}

/**
 * The domain that somebody registered, by the public suffix list, as DMARC wants it (RFC 7489 section 3.2). The list is
 * large, and loaded only when it is asked.
 */
export async function organisationOf(domain: string): Promise<string> {
  const { registeredDomain } = await import('./suffixes.ts')
  return registeredDomain(domain) ?? domain
}

/** Whether the name is the other one or lies under it. */
export const isWithin = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`)

/** A host name as it is compared: in lower case, without the dot at its end. */
export const bare = (name: string) => name.toLowerCase().replace(/\.$/, '')
