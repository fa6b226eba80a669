import type { Check, Tools } from '../check.ts'
import { findDmarc, readDmarc } from '../dmarc/record.ts'
import { type Dns, recordsOf } from '../dns/dns.ts'
import { type Finding, finder } from '../finding.ts'
import { BIMI_FINDINGS } from '../findings/bimi.ts'
import { organisationOf } from '../names.ts'
import type { Question } from '../question.ts'
import { ofVersion, readTags } from '../tags.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('bimi', BIMI_FINDINGS)

/** The logo beside the mail: draft-brand-indicators-for-message-identification. */
export const bimi: Check = { name: 'bimi', title: 'BIMI', findings: BIMI_FINDINGS, run }

async function run({ domain }: Question, { dns }: Tools): Promise<readonly Finding[]> {
  const own = await dns.ask(`default._bimi.${domain}`, 'TXT')
  const organisation = await organisationOf(domain)
  const holder = own.is === 'none' ? organisation : domain
  const name = `default._bimi.${holder}`
  const answer = await dns.ask(name, 'TXT')
  if (answer.is === 'failed') return unanswered('bimi', name, 'TXT', answer)
  const [text, ...more] = ofVersion(recordsOf(answer), 'BIMI1')
  if (text === undefined) return [find('bimi-none', { about: domain })]
  if (more.length > 0) return [find('bimi-several', { about: name, values: { count: more.length + 1 } })]
  const { tags, mistakes } = readTags(text)
  const [logo = '', certificate = ''] = [tags.get('l'), tags.get('a')]
  const facts = { about: name, found: text }
  const mistake =
    mistakes[0] ?? (tags.has('l') ? addressMistake(logo, certificate) : 'l=, the logo, is missing')
  if (mistake !== null) {
    const safe = (url: string) => url.replace(/^http:/i, 'https:')
    const value = `v=BIMI1; l=${safe(logo) || `https://${domain}/logo.svg`}; a=${safe(certificate)}`
    return [find('bimi-syntax', { ...facts, values: { mistake }, publish: { name, type: 'TXT', value } })]
  }
  if (logo === '') return [find('bimi-declined', facts)]
  const weak = await ofDmarc(domain, dns, facts)
  const certified = certificate === '' ? [find('bimi-uncertified', facts)] : []
  const found = [...weak, ...certified]
  return found.length > 0 ? found : [find('bimi-ok', facts)]
}

function addressMistake(logo: string, certificate: string): string | null {
  for (const [name, url] of [
    ['l', logo],
    ['a', certificate],
  ] as const)
    if (url !== '' && !/^https:\/\/\S+$/i.test(url)) return `${name}= must begin with https:`
  return null
}

async function ofDmarc(
  domain: string,
  dns: Dns,
  facts: { about: string; found: string },
): Promise<Finding[]> {
  const { domain: holder, texts, answer } = await findDmarc(dns, domain)
  if (answer.is === 'failed') return []
  const record = texts.length === 1 ? readDmarc(texts[0]!) : null
  const policy =
    record === null ? null : holder === domain ? record.policy : (record.subdomains ?? record.policy)
  const partly = policy === 'quarantine' && record!.percent < 100
  if ((policy === 'quarantine' || policy === 'reject') && !partly) return []
  const shown = partly ? `pct=${record!.percent}` : policy === null ? 'there is none' : `p=${policy}`
  const value = `v=DMARC1; p=quarantine; rua=mailto:dmarc@${holder}`
  const publish = { name: `_dmarc.${holder}`, type: 'TXT', value } as const
  return [find('bimi-dmarc', { ...facts, values: { policy: shown }, publish })]
}
