import { isIP } from 'node:net'
import { BLOCKLISTS, type Blocklist, type Weight } from '../blocklist/lists.ts'
import { type Listing, readListing } from '../blocklist/reading.ts'
import type { Check, Tools } from '../check.ts'
import { type Dns, recordsOf } from '../dns/dns.ts'
import { type Finding, finder } from '../finding.ts'
import { BLOCKLIST_FINDINGS } from '../findings/blocklist.ts'
import { isPublic, reversed } from '../ip.ts'
import { organisationOf } from '../names.ts'
import type { Question } from '../question.ts'

const find = finder('blocklist', BLOCKLIST_FINDINGS)

/** The addresses and domains on the well-known blocklists: RFC 5782. */
export const blocklist: Check = { name: 'blocklist', title: 'Blocklists', findings: BLOCKLIST_FINDINGS, run }

async function run({ domain, returnPath, ips }: Question, { dns }: Tools): Promise<readonly Finding[]> {
  // Lists of domains know what was registered; some know single names under it as well.
  const domains = new Set([domain, returnPath, await organisationOf(domain)])
  const subjects = [...ips.filter(isPublic), ...domains]
  return (await Promise.all(subjects.map((one) => ofSubject(one, dns)))).flat()
}

type Told = Listing | { readonly is: 'silent' } | { readonly is: 'everything' }

async function ofSubject(about: string, dns: Dns): Promise<Finding[]> {
  const family = isIP(about)
  const lists = BLOCKLISTS.filter((one) => (family === 0 ? one.lists === 'domain' : one.lists === 'ip'))
  const asked = lists.filter((one) => family !== 6 || one.ipv6)
  const told = await Promise.all(asked.map(async (list) => ({ list, told: await ask(list, about, dns) })))
  const found = told.flatMap((one) => ofList(about, one.list, one.told))
  const silent = told.flatMap((one) => (one.told.is === 'silent' ? [one.list.name] : []))
  if (silent.length > 0) found.push(find('blocklist-silent', { about, values: { lists: silent.join(', ') } }))
  const answered = told.filter((one) => one.told.is === 'clean' || one.told.is === 'listed')
  if (answered.length === 0 || answered.some((one) => one.told.is === 'listed')) return found
  return [find('blocklist-clean', { about, values: { count: answered.length } }), ...found]
}

const nameIn = ({ zone }: Blocklist, subject: string) =>
  `${isIP(subject) === 0 ? subject : reversed(subject)}.${zone}`

async function ask(list: Blocklist, subject: string, dns: Dns): Promise<Told> {
  const answer = await dns.ask(nameIn(list, subject), 'A')
  if (answer.is === 'failed') return { is: 'silent' }
  const listing = readListing(list, recordsOf(answer))
  if (listing.is !== 'listed') return listing
  // RFC 5782 section 5: what must never be listed.
  const never = list.lists === 'ip' ? '127.0.0.1' : 'invalid'
  const control = readListing(list, recordsOf(await dns.ask(nameIn(list, never), 'A')))
  return control.is === 'listed' ? { is: 'everything' } : listing
}

const BY_WEIGHT = {
  many: 'blocklist-listed',
  some: 'blocklist-listed-some',
  few: 'blocklist-listed-few',
} as const satisfies Record<Weight, string>

function ofList(about: string, list: Blocklist, told: Told): Finding[] {
  const values = { list: list.name, use: list.use, page: list.page.replace('{listed}', about) }
  switch (told.is) {
    case 'listed':
      return [find(BY_WEIGHT[told.weight], { about, values: { ...values, means: told.means.join('; ') } })]
    case 'refused':
      return [find('blocklist-refused', { about, values: { ...values, reason: told.why } })]
    case 'strange':
      return [find('blocklist-strange', { about, values: { ...values, records: told.records.join(', ') } })]
    case 'everything':
      return [find('blocklist-everything', { about, values })]
    default:
      return []
  }
}
