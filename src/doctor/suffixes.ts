import { getDomain } from 'tldts'

/** The domain that somebody registered, by the public suffix list; a module of its own, for the list is large. */
export const registeredDomain = (name: string): string | null =>
  getDomain(name, { allowPrivateDomains: true })
