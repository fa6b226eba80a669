import type { Check, Tools } from '../check.ts'
import { recordsOf } from '../dns/dns.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { TLS_RPT_FINDINGS } from '../findings/tls-rpt.ts'
import type { Question } from '../question.ts'
import { ofVersion, readTags } from '../tags.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('tls-rpt', TLS_RPT_FINDINGS)

/** Reports on failed TLS: RFC 8460. */
export const tlsRpt: Check = { name: 'tls-rpt', title: 'TLS-RPT', findings: TLS_RPT_FINDINGS, run }

/** Of an address for reports. */
const LONGEST = 1000

async function run({ domain }: Question, { dns }: Tools): Promise<readonly Finding[]> {
  const name = `_smtp._tls.${domain}`
  const answer = await dns.ask(name, 'TXT')
  if (answer.is === 'failed') return unanswered('tls-rpt', name, 'TXT', answer)
  const publish: Publish = { name, type: 'TXT', value: `v=TLSRPTv1; rua=mailto:tls-reports@${domain}` }
  const [text, ...more] = ofVersion(recordsOf(answer), 'TLSRPTv1')
  if (text === undefined) return [find('tls-rpt-none', { about: domain, publish })]
  if (more.length > 0) return [find('tls-rpt-several', { about: name, values: { count: more.length + 1 } })]
  const { tags, mistakes } = readTags(text)
  const uri = tags.get('rua') ?? ''
  const wrong = uri
    .split(',')
    .find((one) => one.length > LONGEST || !/^\s*(?:mailto:\S+@|https:\/\/)\S+\s*$/i.test(one))
  const mistake = mistakes[0] ?? (wrong === undefined ? null : addressMistake(tags.has('rua'), wrong))
  if (mistake === null) return [find('tls-rpt-ok', { about: domain, found: text, values: { uri } })]
  return [find('tls-rpt-syntax', { about: name, found: text, values: { mistake }, publish })]
}

const addressMistake = (there: boolean, uri: string) =>
  there ? `“${uri.trim().slice(0, 100)}” is neither mailto: nor https:` : 'rua=, the address, is missing'
