import { isIP } from 'node:net'
import type { Check, Tools } from '../check.ts'
import { type Dns, recordsOf } from '../dns/dns.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { PTR_FINDINGS } from '../findings/ptr.ts'
import { ipIn, isPublic, reverseName } from '../ip.ts'
import { bare } from '../names.ts'
import type { Question } from '../question.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('ptr', PTR_FINDINGS)

/** The name of each sending address, and whether it leads back. */
export const ptr: Check = { name: 'ptr', title: 'PTR', findings: PTR_FINDINGS, run }

async function run({ domain, ips, helo }: Question, { dns }: Tools): Promise<readonly Finding[]> {
  if (ips.length === 0) return [find('ptr-unasked', { about: domain })]
  return (await Promise.all(ips.map((ip) => ofAddress(ip, helo ?? `mail.${domain}`, dns)))).flat()
}

/** Names of an address that are looked at. */
const NAMES = 10

async function ofAddress(ip: string, host: string, dns: Dns): Promise<Finding[]> {
  if (!isPublic(ip)) return [find('ptr-private', { about: ip })]
  const reverse = reverseName(ip)
  const answer = await dns.ask(reverse, 'PTR')
  if (answer.is === 'failed') return unanswered('ptr', reverse, 'PTR', answer)
  const publish: Publish = { name: reverse, type: 'PTR', value: host }
  if (answer.is === 'none') return [find('ptr-none', { about: ip, publish })]
  const names = answer.records.map(bare)
  const type = isIP(ip) === 4 ? 'A' : 'AAAA'
  const leads = await Promise.all(names.slice(0, NAMES).map((name) => dns.ask(name, type)))
  const confirmed = names.filter(
    (_, at) => leads[at] !== undefined && recordsOf<string>(leads[at]).some((one) => ipIn(one) === ip),
  )
  const [name = names[0]!] = confirmed
  const facts = { about: ip, found: name }
  if (confirmed.length === 0) {
    const silent = leads[0]!.is === 'failed' ? unanswered('ptr', name, type, leads[0]!) : []
    if (silent.length > 0) return silent
    const others = recordsOf<string>(leads[0]!)
    const values = {
      name,
      leads: others.length > 0 ? `it has ${others.slice(0, 3).join(', ')}` : 'it has no address',
    }
    return [find('ptr-unconfirmed', { ...facts, values, publish: { name, type, value: ip } })]
  }
  const generic = isGeneric(name, ip) ? find('ptr-generic', { ...facts, values: { name }, publish }) : null
  const many = names.length > 1 ? [find('ptr-many', { ...facts, values: { count: names.length } })] : []
  return [generic ?? find('ptr-ok', { ...facts, values: { name } }), ...many]
}

const WORDS = ['dynamic', 'dyn', 'dhcp', 'dialup', 'dsl', 'adsl', 'ppp', 'broadband']

/** A name with its own address in it, or a word for home connections as a part of its own. */
export function isGeneric(name: string, ip: string): boolean {
  const parts = name.split(/[.-]/)
  if (parts.some((part) => WORDS.includes(part.replace(/\d+$/, '')))) return true
  if (isIP(ip) !== 4) return false
  const octets = ip.split('.')
  const inName = (order: readonly string[]) =>
    name.includes(order.join('.')) || name.includes(order.join('-'))
  const hex = octets.map((one) => Number(one).toString(16).padStart(2, '0')).join('')
  return inName(octets) || inName(octets.toReversed()) || name.includes(hex)
}
