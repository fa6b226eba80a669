import type { Check } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { isUnreachable, mx } from './checks/mx.ts'
import { boundedDns } from './dns/bounded.ts'
import type { Dns } from './dns/dns.ts'
import type { FetchPolicy } from './fetch-policy.ts'
import { httpsPolicy } from './fetch-policy.ts'
import { type Finding, type Level, worstOf } from './finding.ts'
import type { CheckName, Question } from './question.ts'

/** What the doctor found. */
export interface Diagnosis extends Question {
  /** The worst level of any finding. */
  readonly worst: Level
  readonly findings: readonly Finding[]
}

export interface DoctorOptions {
  readonly dns: Dns
  /** Fetches policies; over HTTPS, by the same DNS, unless told. */
  readonly fetchPolicy?: FetchPolicy | undefined
  /** Only these checks. */
  readonly only?: readonly CheckName[] | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  /** Milliseconds for all of it. */
  readonly timeout?: number | undefined
}

/** Questions at the same time: most wait for blocklists at the other end of the world. */
const CONCURRENCY = 16

/**
 * Looks at all that receivers look at before they take mail of a domain. Never rejects: what could not be looked up is
 * among the findings.
 *
 * @example
 * const { findings } = await examine(questionOf({ domain: 'example.com', ips: ['192.0.2.1'] }), {
 *   dns: nodeDns(),
 *   now: Date.now(),
 * })
 */
export async function examine(question: Question, options: DoctorOptions): Promise<Diagnosis> {
  const { only, now, timeout = 30_000 } = options
  const dns = boundedDns(options.dns, { concurrency: CONCURRENCY, signal: AbortSignal.timeout(timeout) })
  const tools = { dns, now, fetchPolicy: options.fetchPolicy ?? httpsPolicy({ dns }) }
  const reached = !isUnreachable(await dns.ask(question.domain, 'MX'))
  const wanted = ({ name }: Check) => only === undefined || only.includes(name)
  const checks = reached ? CHECKS.filter(wanted) : [mx]
  const findings = (await Promise.all(checks.map((check) => check.run(question, tools)))).flat()
  return { ...question, worst: worstOf(findings), findings }
}
