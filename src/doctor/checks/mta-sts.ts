import type { Check, Tools } from '../check.ts'
import { recordsOf } from '../dns/dns.ts'
import { policyUrl } from '../fetch-policy.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { MTA_STS_FINDINGS } from '../findings/mta-sts.ts'
import { covers, readPolicy, type StsPolicy } from '../mta-sts/policy.ts'
import { bare } from '../names.ts'
import type { Question } from '../question.ts'
import { ofVersion, readTags } from '../tags.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('mta-sts', MTA_STS_FINDINGS)

/** Whether mail to the domain must come over verified TLS: RFC 8461. */
export const mtaSts: Check = { name: 'mta-sts', title: 'MTA-STS', findings: MTA_STS_FINDINGS, run }

/** Hosts that are looked at. */
const HOSTS = 20
const DAY = 24 * 3600

async function run({ domain }: Question, tools: Tools): Promise<readonly Finding[]> {
  const name = `_mta-sts.${domain}`
  const answer = await tools.dns.ask(name, 'TXT')
  if (answer.is === 'failed') return unanswered('mta-sts', name, 'TXT', answer)
  const publish: Publish = { name, type: 'TXT', value: `v=STSv1; id=${idAt(tools.now)}` }
  const [text, ...more] = ofVersion(recordsOf(answer), 'STSv1')
  if (text === undefined) return [find('mta-sts-none', { about: domain, publish })]
  if (more.length > 0) return [find('mta-sts-several', { about: name, values: { count: more.length + 1 } })]
  const mistake = recordMistake(text)
  const ofRecord =
    mistake === null
      ? []
      : [find('mta-sts-syntax', { about: name, found: text, values: { mistake }, publish })]
  return [...ofRecord, ...(await ofPolicy(domain, tools))]
}

/** `20261127T184500`: new at each change. */
const idAt = (now: number) => new Date(now).toISOString().replace(/[-:]|\..*/g, '')

function recordMistake(text: string): string | null {
  const { tags, mistakes } = readTags(text)
  const [mistake] = mistakes
  if (mistake !== undefined) return mistake
  const id = tags.get('id')
  if (id === undefined) return 'id= is missing'
  return /^[a-z0-9]{1,32}$/i.test(id) ? null : 'id= must be 1 to 32 letters and digits'
}

async function ofPolicy(domain: string, { dns, fetchPolicy }: Tools): Promise<Finding[]> {
  const about = policyUrl(domain)
  const [fetched, mx] = await Promise.all([fetchPolicy(domain), dns.ask(domain, 'MX')])
  const hosts = recordsOf(mx)
    .slice(0, HOSTS)
    .map(({ host }) => bare(host))
    .filter(Boolean)
  const served = (policy: StsPolicy | null): Publish => ({
    name: about,
    type: 'file',
    value: policyText(policy, hosts, domain),
  })
  if (fetched.is === 'failed') {
    const values = { reason: fetched.why }
    return [find('mta-sts-unreachable', { about, values, publish: served(null) })]
  }
  const policy = readPolicy(fetched.text)
  const facts = { about, found: fetched.text.slice(0, 2000) }
  const [mistake] = policy.mistakes
  if (mistake !== undefined)
    return [find('mta-sts-policy', { ...facts, values: { mistake }, publish: served(policy) })]
  return ofReadable(domain, policy, hosts, { ...facts, publish: served(policy) })
}

function ofReadable(
  domain: string,
  policy: StsPolicy,
  hosts: readonly string[],
  facts: { about: string; found: string; publish: Publish },
): Finding[] {
  const found: Finding[] = []
  const level = policy.mode === 'enforce' ? undefined : 'warning'
  for (const host of hosts)
    if (policy.mode !== 'none' && !policy.hosts.some((one) => covers(one, host)))
      found.push(find('mta-sts-mx', { ...facts, level, values: { host } }))
  if (policy.mode !== 'enforce')
    found.push(find('mta-sts-testing', { ...facts, publish: null, values: { mode: policy.mode! } }))
  if (policy.maxAge! < DAY) {
    const values = { hours: Math.round(policy.maxAge! / 360) / 10 }
    found.push(find('mta-sts-short', { ...facts, publish: null, values }))
  }
  if (found.length > 0) return found
  return [find('mta-sts-ok', { about: domain, found: facts.found })]
}

/** The policy as it is to be: of what there is, what can stay, and every MX host. */
function policyText(policy: StsPolicy | null, hosts: readonly string[], domain: string): string {
  const named = hosts.length > 0 ? hosts : [`mail.${domain}`]
  return [
    'version: STSv1',
    `mode: ${policy?.mode ?? 'testing'}`,
    ...named.map((host) => `mx: ${host}`),
    `max_age: ${policy?.maxAge ?? 7 * DAY}`,
  ].join('\n')
}
