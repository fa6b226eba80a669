import type { BlocklistEntry } from '../rule.ts'

/** Blocklists and reputation services by the names that refusals give them. */
export const BLOCKLISTS: readonly BlocklistEntry[] = [
  {
    id: 'spamhaus',
    name: 'Spamhaus',
    url: 'https://check.spamhaus.org/',
    text: ['spamhaus'],
    lists: 'address',
    is: ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org'],
  },
]
