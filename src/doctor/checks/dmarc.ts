import type { Check, Tools } from '../check.ts'
import { type DmarcRecord, findDmarc, isAligned, POLICIES, readDmarc } from '../dmarc/record.ts'
import type { Dns } from '../dns/dns.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { DMARC_FINDINGS } from '../findings/dmarc.ts'
import { domainIn, organisationOf } from '../names.ts'
import type { Question } from '../question.ts'
import { ofVersion } from '../tags.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('dmarc', DMARC_FINDINGS)

/** What is to be done with mail that is not the domain's own: RFC 7489. */
export const dmarc: Check = { name: 'dmarc', title: 'DMARC', findings: DMARC_FINDINGS, run }

async function run(question: Question, { dns }: Tools): Promise<readonly Finding[]> {
  const { domain } = question
  const { domain: holder, texts, answer } = await findDmarc(dns, domain)
  if (answer.is === 'failed') return unanswered('dmarc', `_dmarc.${holder}`, 'TXT', answer)
  const [text, ...more] = texts
  if (text === undefined)
    return [find('dmarc-none', { about: domain, publish: at(domain, beginning(domain)) })]
  if (more.length > 0) {
    const values = { count: texts.length }
    return [find('dmarc-several', { about: holder, found: texts.slice(0, 5).join('\n'), values })]
  }
  const record = readDmarc(text)
  const [mistake] = record.mistakes
  if (mistake !== undefined) {
    const value = `v=DMARC1; p=${record.policy ?? 'none'}; rua=${record.reports.join(',') || report(holder)}`
    return [
      find('dmarc-syntax', { about: holder, found: text, values: { mistake }, publish: at(holder, value) }),
    ]
  }
  const [reports, alignment] = await Promise.all([
    ofReports(holder, record, dns),
    ofAlignment(question, record),
  ])
  return [...ofPolicy(domain, holder, record), ...reports, ...alignment]
}

const report = (domain: string) => `mailto:dmarc@${domain}`
const beginning = (domain: string) => `v=DMARC1; p=none; rua=${report(domain)}`
const at = (domain: string, value: string): Publish => ({ name: `_dmarc.${domain}`, type: 'TXT', value })

const FATES = { none: 'reported only', quarantine: 'put aside', reject: 'refused' } as const

function ofPolicy(domain: string, holder: string, record: DmarcRecord): Finding[] {
  const { text, subdomains, percent } = record
  const policy = record.policy!
  const inherited = holder !== domain
  const inForce = inherited ? (subdomains ?? policy) : policy
  const mended = mendedOf(holder, record)
  const facts = { about: holder, found: text, publish: at(holder, mended) }
  const found: Finding[] = []
  if (inherited) {
    const values = { organisation: holder, policy: `p=${inForce}` }
    found.push(find('dmarc-inherited', { ...facts, about: domain, values, publish: null }))
  }
  if (inForce === 'none') {
    const publish = at(holder, withTag(mended, inherited && subdomains !== null ? 'sp' : 'p', 'quarantine'))
    found.push(find('dmarc-monitoring', { ...facts, publish }))
  } else found.push(find('dmarc-ok', { ...facts, publish: null, values: { policy: FATES[inForce] } }))
  if (isWeaker(record))
    found.push(find('dmarc-subdomains', { ...facts, values: { subdomains: subdomains!, policy } }))
  if (percent < 100) found.push(find('dmarc-percent', { ...facts, values: { percent } }))
  return found
}

const isWeaker = ({ policy, subdomains }: DmarcRecord) =>
  subdomains !== null && POLICIES.indexOf(subdomains) < POLICIES.indexOf(policy!)

/** The record with all of its faults mended at once, so that one change is enough. */
function mendedOf(holder: string, record: DmarcRecord): string {
  let text = record.text
  if (isWeaker(record)) text = withTag(text, 'sp', null)
  if (record.percent < 100) text = withTag(text, 'pct', null)
  const uris = record.reports.slice(0, REPORTS).map((uri) => (isMailto(uri) ? uri : mailtoOf(uri, holder)))
  return withTag(text, 'rua', uris.length === 0 ? report(holder) : [...new Set(uris)].join(','))
}

/** `!10m` after the address limits the size. */
const MAILTO = /^mailto:([^!]+)(?:!\d+[kmgt]?)?$/i

const addressIn = (uri: string) => MAILTO.exec(uri)?.[1] ?? ''
const domainOf = (uri: string) => domainIn(addressIn(uri).slice(addressIn(uri).lastIndexOf('@') + 1))
const isMailto = (uri: string) => addressIn(uri).includes('@') && domainOf(uri) !== null
const mailtoOf = (uri: string, holder: string) =>
  isMailto(`mailto:${uri}`) ? `mailto:${uri}` : report(holder)

/** The record with a tag set or, with null, left out. */
function withTag(text: string, name: string, value: string | null): string {
  const parts = text.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  const isIt = (part: string) => part.split('=', 1)[0]!.trim().toLowerCase() === name
  if (value === null) return parts.filter((part) => !isIt(part)).join('; ')
  const set = parts.map((part) => (isIt(part) ? `${name}=${value}` : part))
  return (set.some(isIt) ? set : [...set, `${name}=${value}`]).join('; ')
}

/** Addresses for reports that are looked at. */
const REPORTS = 10

async function ofReports(holder: string, record: DmarcRecord, dns: Dns): Promise<Finding[]> {
  const facts = { about: holder, found: record.text }
  if (record.reports.length === 0)
    return [find('dmarc-blind', { ...facts, publish: at(holder, mendedOf(holder, record)) })]
  const looked = record.reports.slice(0, REPORTS)
  return (await Promise.all(looked.map((uri) => ofReport(uri, holder, record, dns)))).flat()
}

async function ofReport(uri: string, holder: string, record: DmarcRecord, dns: Dns): Promise<Finding[]> {
  const facts = { about: holder, found: record.text }
  const other = domainOf(uri)
  if (other === null || !isMailto(uri)) {
    const publish = at(holder, mendedOf(holder, record))
    return [find('dmarc-report-address', { ...facts, values: { uri: uri.slice(0, 100) }, publish })]
  }
  if ((await organisationOf(other)) === (await organisationOf(holder))) return []
  const name = `${holder}._report._dmarc.${other}`
  const answer = await dns.ask(name, 'TXT')
  if (answer.is === 'failed') return unanswered('dmarc', name, 'TXT', answer)
  if (answer.is === 'found' && ofVersion(answer.records, 'DMARC1').length > 0) return []
  const publish: Publish = { name, type: 'TXT', value: 'v=DMARC1' }
  return [find('dmarc-report-refused', { ...facts, values: { other }, publish })]
}

async function ofAlignment(question: Question, record: DmarcRecord): Promise<Finding[]> {
  const { domain, returnPath, selectors } = question
  const signers = [...new Set(selectors.map((one) => one.domain))]
  const spf = await isAligned(returnPath, domain, record.strictSpf)
  const aligned = await Promise.all(signers.map((one) => isAligned(one, domain, record.strictDkim)))
  const dkim = signers.length === 0 ? null : aligned.some(Boolean)
  const facts = { about: domain, values: { spf: returnPath, dkim: signers.slice(0, 5).join(', ') } }
  if (!spf && dkim === false) return [find('dmarc-unaligned', facts)]
  if (!spf) return [find('dmarc-spf-unaligned', facts)]
  return dkim === false ? [find('dmarc-dkim-unaligned', facts)] : []
}
