import type { Dns } from '../dns/dns.ts'
import { organisationOf } from '../names.ts'
import { ofVersion, readTags } from '../tags.ts'

export const POLICIES = ['none', 'quarantine', 'reject'] as const
export type DmarcPolicy = (typeof POLICIES)[number]

/** A DMARC record (RFC 7489 section 6.3). */
export interface DmarcRecord {
  readonly text: string
  /** null where it is missing or unknown. */
  readonly policy: DmarcPolicy | null
  /** What holds for subdomains, where it is said. */
  readonly subdomains: DmarcPolicy | null
  readonly percent: number
  readonly strictSpf: boolean
  readonly strictDkim: boolean
  /** Where aggregate reports go. */
  readonly reports: readonly string[]
  readonly mistakes: readonly string[]
}

/** What the DNS has for a domain: its own records or, where it has none, those of the organisation. */
export interface DmarcAnswer {
  /** The domain whose record counts. */
  readonly domain: string
  readonly texts: readonly string[]
  readonly answer: Awaited<ReturnType<typeof askFor>>
}

const askFor = (dns: Dns, domain: string) => dns.ask(`_dmarc.${domain}`, 'TXT')

/** RFC 7489 section 6.6.3. */
export async function findDmarc(dns: Dns, domain: string): Promise<DmarcAnswer> {
  const own = await dmarcAt(dns, domain)
  if (own.texts.length > 0 || own.answer.is === 'failed') return own
  const organisation = await organisationOf(domain)
  if (organisation === domain) return own
  const above = await dmarcAt(dns, organisation)
  return above.texts.length > 0 || above.answer.is === 'failed' ? above : own
}

async function dmarcAt(dns: Dns, domain: string): Promise<DmarcAnswer> {
  const answer = await askFor(dns, domain)
  return { domain, texts: answer.is === 'found' ? ofVersion(answer.records, 'DMARC1') : [], answer }
}

/**
 * Reads a record; what is wrong with it is among its mistakes.
 *
 * @example
 * readDmarc('v=DMARC1; p=reject; rua=mailto:dmarc@example.com').policy // 'reject'
 */
export function readDmarc(text: string): DmarcRecord {
  const { tags, mistakes } = readTags(text)
  const wrong = [...mistakes]
  if (tags.get('v') !== 'DMARC1') wrong.push('it must begin with v=DMARC1, in capitals')
  const policyOf = (name: string): DmarcPolicy | null => {
    const value = tags.get(name)?.toLowerCase()
    const known = POLICIES.find((one) => one === value) ?? null
    if (value !== undefined && known === null)
      wrong.push(`${name}= must be ${POLICIES.join(', ')}, not “${value.slice(0, 40)}”`)
    return known
  }
  const policy = policyOf('p')
  if (!tags.has('p')) wrong.push('p=, the policy, is missing')
  const percent = Number(tags.get('pct') ?? 100)
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) wrong.push('pct= must be from 0 to 100')
  for (const name of ['aspf', 'adkim'])
    if (tags.has(name) && !/^[rs]$/i.test(tags.get(name)!)) wrong.push(`${name}= must be r or s`)
  return {
    ...{ text, policy, percent, mistakes: wrong },
    subdomains: policyOf('sp'),
    strictSpf: tags.get('aspf')?.toLowerCase() === 's',
    strictDkim: tags.get('adkim')?.toLowerCase() === 's',
    reports: (tags.get('rua') ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
  }
}

/** Whether a domain is one with that in From (RFC 7489 section 3.1). */
export async function isAligned(domain: string, from: string, strict: boolean): Promise<boolean> {
  if (strict || domain === from) return domain === from
  return (await organisationOf(domain)) === (await organisationOf(from))
}
