import { isIP } from 'node:net'
import type { Check, Tools } from '../check.ts'
import { type Answer, type Dns, type Mx, recordsOf } from '../dns/dns.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { MX_FINDINGS } from '../findings/mx.ts'
import { isPublic } from '../ip.ts'
import { bare } from '../names.ts'
import type { Question } from '../question.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('mx', MX_FINDINGS)

/** Whether the domain takes mail: answers, bounces, complaints. RFC 5321 section 5. */
export const mx: Check = { name: 'mx', title: 'MX', findings: MX_FINDINGS, run }

/** Hosts that are looked at. */
const HOSTS = 20

async function run({ domain, returnPath }: Question, { dns }: Tools): Promise<readonly Finding[]> {
  // Answers go to the one, bounces to the other.
  const domains = [...new Set([domain, returnPath])]
  return (await Promise.all(domains.map((one) => ofDomain(one, dns)))).flat()
}

async function ofDomain(domain: string, dns: Dns): Promise<Finding[]> {
  const answer = await dns.ask(domain, 'MX')
  if (isUnreachable(answer)) return [find('resolver-unreachable', { about: domain })]
  if (answer.is === 'failed') return unanswered('mx', domain, 'MX', answer)
  if (answer.is === 'none') return withoutMx(domain, answer.exists, dns)
  const all = answer.records.toSorted((a, b) => a.priority - b.priority)
  const hosts = all.filter(({ host }) => bare(host) !== '')
  if (hosts.length === 0) return [find('mx-null', { about: domain, publish: usual(domain), found: '0 .' })]
  const looked = hosts.slice(0, HOSTS)
  const wrong = (await Promise.all(looked.map((one) => ofHost(domain, one, dns)))).flat()
  if (hosts.length < all.length) wrong.push(find('mx-null-among', { about: domain, found: '0 .' }))
  if (hosts.length > HOSTS)
    wrong.push(find('mx-many', { about: domain, values: { count: hosts.length, looked: HOSTS } }))
  if (wrong.length > 0) return wrong
  return [
    find('mx-ok', { about: domain, values: { hosts: looked.map(({ host }) => bare(host)).join(', ') } }),
  ]
}

/** Then no other question needs to be asked either. */
export const isUnreachable = (answer: Answer<unknown>) =>
  answer.is === 'failed' && answer.why === 'unreachable'

const usual = (domain: string): Publish => ({ name: domain, type: 'MX', value: `10 mail.${domain}` })

async function withoutMx(domain: string, exists: boolean, dns: Dns): Promise<Finding[]> {
  const facts = { about: domain, publish: usual(domain) }
  const [a, aaaa] = await Promise.all([dns.ask(domain, 'A'), dns.ask(domain, 'AAAA')])
  const [ip] = [...recordsOf(a), ...recordsOf(aaaa)]
  if (ip !== undefined) return [find('mx-implicit', { ...facts, values: { ip } })]
  if (!exists && a.is === 'none' && !a.exists) return [find('mx-no-domain', { about: domain })]
  return [find('mx-none', facts)]
}

async function ofHost(domain: string, { priority, host: written }: Mx, dns: Dns): Promise<Finding[]> {
  const host = bare(written)
  const facts = { about: domain, found: `${priority} ${written}` }
  if (isIP(host) !== 0) return [find('mx-ip', { ...facts, values: { host }, publish: usual(domain) })]
  const [alias, a, aaaa] = await Promise.all([
    dns.ask(host, 'CNAME'),
    dns.ask(host, 'A'),
    dns.ask(host, 'AAAA'),
  ])
  const found: Finding[] = []
  const [target] = recordsOf(alias)
  if (target !== undefined) {
    const publish: Publish = { name: domain, type: 'MX', value: `${priority} ${bare(target)}` }
    found.push(find('mx-cname', { ...facts, values: { host, target: bare(target) }, publish }))
  }
  const ips = [...recordsOf(a), ...recordsOf(aaaa)]
  const hidden = ips.find((ip) => !isPublic(ip))
  if (hidden !== undefined && !ips.some(isPublic))
    found.push(find('mx-private', { ...facts, values: { host, ip: hidden } }))
  if (ips.length > 0) return found
  if (a.is === 'failed') return [...found, ...unanswered('mx', host, 'A', a)]
  const publish: Publish = { name: host, type: 'A', value: 'the address of the host' }
  return [...found, find('mx-unresolved', { ...facts, values: { host }, publish })]
}
