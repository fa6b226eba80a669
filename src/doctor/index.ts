/**
 * The doctor within a program of your own. Needs Node.
 *
 * @module
 * @example
 * import { examine, nodeDns, questionOf } from 'undelivered/doctor'
 * const question = questionOf({ domain: 'example.com', ips: ['192.0.2.1'], selectors: ['s1'] })
 * const { worst, findings } = await examine(question, { dns: nodeDns(), now: Date.now() })
 */
export { type Asked, questionOf } from './ask.ts'
export { type Clues, cluesIn } from './clues.ts'
export { diagnose, EXAMINED, type JoinedDiagnosis, type LastGood, type RefusedMail } from './diagnose.ts'
export type { Answer, Dns, Mx, Records, RecordType, Silence } from './dns/dns.ts'
export { type NodeDnsOptions, nodeDns } from './dns/node-dns.ts'
export { type Diagnosis, type DoctorOptions, examine } from './doctor.ts'
export type { Fetched, FetchPolicy } from './fetch-policy.ts'
export type { Finding, Level, Publish } from './finding.ts'
export { CHECK_NAMES, type CheckName, type Question, type Selector } from './question.ts'
