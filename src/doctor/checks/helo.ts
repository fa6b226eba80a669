import { isIP } from 'node:net'
import type { Check, Tools } from '../check.ts'
import { recordsOf } from '../dns/dns.ts'
import { type Finding, finder } from '../finding.ts'
import { HELO_FINDINGS } from '../findings/helo.ts'
import { ipIn } from '../ip.ts'
import { domainIn } from '../names.ts'
import type { Question } from '../question.ts'
import { isSpf } from '../spf/record.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('helo', HELO_FINDINGS)

/** The name with which the server greets: RFC 5321 section 4.1.1.1. */
export const helo: Check = { name: 'helo', title: 'HELO', findings: HELO_FINDINGS, run }

async function run(question: Question, { dns }: Tools): Promise<readonly Finding[]> {
  const { domain, ips, helo: said } = question
  if (said === null) return []
  const name = domainIn(said)
  if (name === null) return [find('helo-invalid', { about: said.slice(0, 100), values: { domain } })]
  const [a, aaaa, txt] = await Promise.all([dns.ask(name, 'A'), dns.ask(name, 'AAAA'), dns.ask(name, 'TXT')])
  if (a.is === 'failed') return unanswered('helo', name, 'A', a)
  const has = [...recordsOf(a), ...recordsOf(aaaa)].map((one) => ipIn(one) ?? one)
  const [first] = ips
  if (has.length === 0) {
    const type = first !== undefined && isIP(first) === 6 ? 'AAAA' : 'A'
    const publish = { name, type, value: first ?? 'the address of the server' } as const
    return [find('helo-unresolved', { about: name, publish })]
  }
  const elsewhere = ips.length > 0 && !ips.some((ip) => has.includes(ip))
  const ofName = elsewhere
    ? find('helo-elsewhere', {
        about: name,
        values: { has: has.slice(0, 3).join(', '), ip: ips.slice(0, 3).join(', ') },
      })
    : find('helo-ok', { about: name })
  if (txt.is === 'failed' || recordsOf(txt).some(isSpf)) return [ofName]
  return [ofName, find('helo-spf', { about: name, publish: { name, type: 'TXT', value: 'v=spf1 a -all' } })]
}
