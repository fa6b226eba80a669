import type { Dns } from './dns/dns.ts'
import type { FetchPolicy } from './fetch-policy.ts'
import type { Finding, FindingTable } from './finding.ts'

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

/** What checks may use. */
export interface Tools {
  readonly dns: Dns
  readonly fetchPolicy: FetchPolicy
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One check: what it can find, and how. */
export interface Check {
  readonly name: CheckName
  readonly title: string
  readonly findings: FindingTable
  run(question: Question, tools: Tools): Promise<readonly Finding[]>
}
