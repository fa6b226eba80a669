/** What can be looked at, in the order in which it is told. */
export const CHECK_NAMES = [
  'mx',
  'spf',
  'dkim',
  'dmarc',
  'ptr',
  'helo',
  'blocklist',
  'mta-sts',
  'tls-rpt',
  'bimi',
] as const

export type CheckName = (typeof CHECK_NAMES)[number]

/** A DKIM key by its place: `s=` and `d=` of a signature. */
export interface Selector {
  readonly selector: string
  readonly domain: string
}

/** Who sends, and from where. */
export interface Question {
  /** The domain that stands in From. */
  readonly domain: string
  /** The addresses that send. */
  readonly ips: readonly string[]
  readonly selectors: readonly Selector[]
  /** The name that the servers say with EHLO. */
  readonly helo: string | null
  /** The domain of the envelope sender: the domain itself unless told. */
  readonly returnPath: string
}
