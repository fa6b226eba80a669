import type { Dns } from './dns/dns.ts'
import type { FetchPolicy } from './fetch-policy.ts'
import type { Finding, FindingTable } from './finding.ts'
import type { CheckName, Question } from './question.ts'

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
