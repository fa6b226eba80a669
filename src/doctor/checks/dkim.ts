import type { Check, Tools } from '../check.ts'
import { type DkimKey, readDkimKey } from '../dkim/key.ts'
import { USUAL_SELECTORS } from '../dkim/selectors.ts'
import { type Dns, recordsOf } from '../dns/dns.ts'
import { type Case, type Finding, finder, type Publish } from '../finding.ts'
import { DKIM_FINDINGS } from '../findings/dkim.ts'
import { bare } from '../names.ts'
import type { Question, Selector } from '../question.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('dkim', DKIM_FINDINGS)

/** The keys with which mail is signed: RFC 6376, RFC 8301, RFC 8463. */
export const dkim: Check = { name: 'dkim', title: 'DKIM', findings: DKIM_FINDINGS, run }

/** Keys that are looked at. */
const KEYS = 40

async function run({ domain, selectors }: Question, { dns }: Tools): Promise<readonly Finding[]> {
  if (selectors.length === 0) return withoutSelector(domain, dns)
  return (await Promise.all(selectors.slice(0, KEYS).map((one) => ofSelector(one, dns)))).flat()
}

/** The name of the key. */
const nameOf = ({ selector, domain }: Selector) => `${selector}._domainkey.${domain}`

async function withoutSelector(domain: string, dns: Dns): Promise<Finding[]> {
  const any = await dns.ask(`_domainkey.${domain}`, 'TXT')
  const usual = USUAL_SELECTORS.map(([selector]) => ({ selector, domain }))
  const there = await Promise.all(
    usual.map(async (one) => (await dns.ask(nameOf(one), 'TXT')).is === 'found'),
  )
  const keys = usual.filter((_, at) => there[at])
  if (keys.length > 0) return (await Promise.all(keys.map((one) => ofSelector(one, dns)))).flat()
  if (any.is === 'failed') return unanswered('dkim', `_domainkey.${domain}`, 'TXT', any)
  // RFC 8020: where a name does not exist, nothing under it does. Not all name servers know, so others were tried.
  if (any.is !== 'none' || any.exists) return [find('dkim-unnamed', { about: domain })]
  const publish = placeholder(`SELECTOR._domainkey.${domain}`)
  return [find('dkim-none', { about: domain, publish })]
}

const placeholder = (name: string): Publish => ({
  name,
  type: 'TXT',
  value: 'v=DKIM1; k=rsa; p=THE-PUBLIC-KEY-OF-YOUR-SIGNER',
})

async function ofSelector(selector: Selector, dns: Dns): Promise<Finding[]> {
  const name = nameOf(selector)
  const answer = await dns.ask(name, 'TXT')
  if (answer.is === 'failed') return unanswered('dkim', name, 'TXT', answer)
  const values = { selector: name }
  const [text, ...more] = recordsOf(answer).filter((one) => /(?:^|[;\s])(?:v=DKIM1|p=)/i.test(one))
  if (text === undefined) return [await missing(name, dns)]
  if (more.length > 0) {
    const found = [text, ...more].slice(0, 5).join('\n')
    return [find('dkim-several', { about: name, found, values: { ...values, count: more.length + 1 } })]
  }
  return ofKey(name, text)
}

async function missing(name: string, dns: Dns): Promise<Finding> {
  const [target] = recordsOf(await dns.ask(name, 'CNAME'))
  const values = { selector: name }
  if (target === undefined) return find('dkim-missing', { about: name, values, publish: placeholder(name) })
  return find('dkim-dangling', {
    about: name,
    found: `CNAME ${target}`,
    values: { ...values, target: bare(target) },
  })
}

function ofKey(name: string, text: string): Finding[] {
  const key = readDkimKey(text)
  const facts = (values: Case['values'] = {}, publish: Publish | null = null): Case => ({
    ...{ about: name, found: text, publish },
    values: { selector: name, ...values },
  })
  if (key.revoked) return [find('dkim-revoked', facts({}, placeholder(name)))]
  if (!['rsa', 'ed25519'].includes(key.type))
    return [find('dkim-type', facts({ type: key.type.slice(0, 40) }, placeholder(name)))]
  const [mistake] = key.mistakes
  if (mistake !== undefined) return [find('dkim-syntax', facts({ mistake }, placeholder(name)))]
  const wrong = ofReadable(key, text, name, facts)
  if (wrong.some(({ level }) => level !== 'note')) return wrong
  const size = key.bits === null ? 'Ed25519' : `RSA, ${key.bits} bits`
  return [find('dkim-ok', facts({ size })), ...wrong]
}

function ofReadable(
  { bits, testing, hashes, services }: DkimKey,
  text: string,
  name: string,
  facts: (values?: Case['values'], publish?: Publish | null) => Case,
): Finding[] {
  const found: Finding[] = []
  if (bits !== null && bits < 1024) found.push(find('dkim-short', facts({ bits }, placeholder(name))))
  else if (bits !== null && bits < 2048) found.push(find('dkim-weak', facts({ bits })))
  const sha1 = hashes !== null && !hashes.includes('sha256')
  const other = !services.includes('*') && !services.includes('email')
  // All at once, so that one change is enough.
  const out = [...(testing ? ['t'] : []), ...(sha1 ? ['h'] : []), ...(other ? ['s'] : [])]
  const publish: Publish = { name, type: 'TXT', value: withoutTags(text, out) }
  if (testing) found.push(find('dkim-testing', facts({}, publish)))
  if (sha1) found.push(find('dkim-sha1', facts({ hashes: hashes.join(', ').slice(0, 60) }, publish)))
  if (other) found.push(find('dkim-service', facts({ services: services.join(':').slice(0, 60) }, publish)))
  return found
}

const withoutTags = (text: string, tags: readonly string[]) =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !tags.includes(part.split('=', 1)[0]!.trim().toLowerCase()))
    .join('; ')
