import type { Check, Question, Tools } from '../check.ts'
import { recordsOf } from '../dns/dns.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { SPF_FINDINGS } from '../findings/spf.ts'
import { isSpf, type Mechanism, readSpf, type SpfRecord } from '../spf/record.ts'
import { SPF_LIMITS, type SpfVisit, type SpfWalk, walkSpf } from '../spf/walk.ts'
import { unanswered } from '../unanswered.ts'

const find = finder('spf', SPF_FINDINGS)

/** SPF of the envelope sender's domain: RFC 7208. */
export const spf: Check = { name: 'spf', title: 'SPF', findings: SPF_FINDINGS, run }

async function run(question: Question, tools: Tools): Promise<readonly Finding[]> {
  const domain = question.returnPath
  const answer = await tools.dns.ask(domain, 'TXT')
  if (answer.is === 'failed') return unanswered('spf', domain, 'TXT', answer)
  const texts = recordsOf(answer).filter(isSpf)
  if (texts.length === 0) return [withoutRecord(question, recordsOf(answer))]
  if (texts.length > 1) return [several(domain, texts)]
  const record = readSpf(texts[0]!)
  const walk = await walkSpf(tools.dns, domain, NOBODY, { lookups: WALKED, voids: WALKED })
  const wrong = [...ofRecord(domain, record), ...ofWalk(domain, record, walk)]
  const senders = await Promise.all(question.ips.map((ip) => ofSender(ip, record, question, tools)))
  const fine = wrong.every(({ level }) => level === 'note')
  const ok = find('spf-ok', { about: domain, found: record.text, values: { lookups: walk.lookups } })
  return [...(fine ? [ok] : []), ...wrong, ...senders.flat()]
}

/** The whole record, as a sender goes through it whom it does not name. */
const NOBODY = { ip: null, sender: 'postmaster@invalid', helo: 'invalid' }

/** Look-ups that are followed, so as to tell how many there are: no record makes us ask for ever. */
const WALKED = 40

const recordAt = (name: string, value: string): Publish => ({ name, type: 'TXT', value })

function withoutRecord({ returnPath, ips }: Question, texts: readonly string[]): Finding {
  const near = texts.find((text) => /^\W*v\s*=\s*spf/i.test(text) || /^spf1?\b/i.test(text))
  if (near !== undefined) {
    const value = near
      .replace(/^\W*(?:v\s*=\s*)?spf1?\W*?(?=[\s;,"]|$)[;,"\s]*/i, 'v=spf1 ')
      .replace(/"$/, '')
    return find('spf-near', { about: returnPath, found: near, publish: recordAt(returnPath, value) })
  }
  const named = ips.map((ip) => ` ${termFor(ip)}`).join('')
  return find('spf-none', { about: returnPath, publish: recordAt(returnPath, `v=spf1 mx${named} ~all`) })
}

const termFor = (ip: string) => (ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`)

/** All terms of all of them, each once, and the mildest end. */
function several(domain: string, texts: readonly string[]): Finding {
  const terms = [...new Set(texts.flatMap((text) => text.split(/ +/).slice(1)))]
  const ends = terms.filter((term) => /^[-+~?]?all$/i.test(term))
  const end = ends.every((term) => term === '-all') && ends.length > 0 ? '-all' : '~all'
  const value = ['v=spf1', ...terms.filter((term) => term !== '' && !ends.includes(term)), end].join(' ')
  return find('spf-several', {
    about: domain,
    found: texts.join('\n'),
    publish: recordAt(domain, value),
    values: { count: texts.length },
  })
}

/** More addresses than this in one term are hardly one sender's. */
const WIDEST = 16

function ofRecord(domain: string, record: SpfRecord): Finding[] {
  const { text, mechanisms, redirect } = record
  const facts = { about: domain, found: text }
  const found: Finding[] = []
  const ended = (end: string) => recordAt(domain, withEnd(text, end))
  const at = mechanisms.findIndex(({ name }) => name === 'all')
  const all = mechanisms[at]
  if (all?.qualifier === '+')
    found.push(find('spf-pass-all', { ...facts, values: { term: all.text }, publish: ended('~all') }))
  if (all?.qualifier === '?') found.push(find('spf-neutral-all', { ...facts, publish: ended('~all') }))
  if (all === undefined && redirect === null)
    found.push(find('spf-no-all', { ...facts, publish: ended('~all') }))
  const after = at < 0 ? [] : mechanisms.slice(at + 1)
  if (after.length > 0) {
    const values = { terms: textsOf(after) }
    found.push(find('spf-after-all', { ...facts, values, publish: ended(all!.text) }))
  }
  const ptr = mechanisms.filter(({ name }) => name === 'ptr')
  if (ptr.length > 0) found.push(find('spf-ptr', { ...facts, publish: recordAt(domain, without(text, ptr)) }))
  const wide = mechanisms.filter(({ name, prefix4 }) => name === 'ip4' && prefix4 < WIDEST)
  if (wide.length > 0) found.push(find('spf-wide', { ...facts, values: { terms: textsOf(wide) } }))
  if (text.length > 450) found.push(find('spf-long', { ...facts, values: { length: text.length } }))
  return found
}

const textsOf = (mechanisms: readonly Mechanism[]) => mechanisms.map(({ text }) => text).join(' ')

const withEnd = (text: string, end: string) =>
  [...text.split(/ +/).filter((term) => term !== '' && !/^[-+~?]?all$/i.test(term)), end].join(' ')

function without(text: string, mechanisms: readonly Mechanism[]): string {
  const gone = mechanisms.map((one) => one.text)
  return text
    .split(/ +/)
    .filter((term) => !gone.includes(term))
    .join(' ')
}

/** The least number of look-ups that is worth a word. */
const NEAR = 9

function ofWalk(domain: string, record: SpfRecord, walk: SpfWalk): Finding[] {
  const facts = { about: domain, found: record.text }
  const mistaken = walk.visits.flatMap((visit) => mistakesOf(domain, visit))
  const { lookups, voids } = walk
  const counted: Finding[] = []
  const values = { lookups: lookups > WALKED ? `more than ${WALKED}` : lookups, costs: costsOf(walk, record) }
  if (lookups > SPF_LIMITS.lookups) counted.push(find('spf-lookups', { ...facts, values }))
  else if (lookups >= NEAR) counted.push(find('spf-lookups-near', { ...facts, values }))
  const names = { count: voids.length, names: voids.slice(0, 5).join(', ') }
  if (voids.length > SPF_LIMITS.voids) counted.push(find('spf-void', { ...facts, values: names }))
  else if (voids.length > 0) counted.push(find('spf-void-some', { ...facts, values: names }))
  const found = [...mistaken, ...counted]
  if (walk.problem === null || found.some(({ level }) => level === 'error')) return found
  return [...found, find('spf-broken', { ...facts, values: { result: walk.result, problem: walk.problem } })]
}

/** A record of somebody else can only be left out. */
function mistakesOf(domain: string, { domain: name, record }: SpfVisit): Finding[] {
  return record.mistakes.slice(0, 3).map(([term, mistake]) => {
    const rest = record.text.split(/ +/).filter((one) => one !== term)
    return find('spf-syntax', {
      about: name,
      found: record.text,
      values: { record: name, term: term.slice(0, 100), mistake },
      publish: name === domain ? recordAt(domain, rest.join(' ')) : null,
    })
  })
}

/** What the terms of the record itself cost, the dearest first. */
function costsOf({ visits }: SpfWalk, { mechanisms, redirect }: SpfRecord): string {
  const inner = new Map(visits.filter(({ depth }) => depth === 1).map((one) => [one.domain, one.lookups]))
  const asking = mechanisms.filter(({ name }) => !['all', 'ip4', 'ip6'].includes(name))
  const costs = asking.map(
    ({ name, value, text }) => [text, 1 + (name === 'include' ? (inner.get(value ?? '') ?? 0) : 0)] as const,
  )
  const all =
    redirect === null ? costs : [...costs, [`redirect=${redirect}`, 1 + (inner.get(redirect) ?? 0)] as const]
  return all
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([text, cost]) => `${text} ${cost}`)
    .join(', ')
}

async function ofSender(
  ip: string,
  record: SpfRecord,
  { returnPath, helo }: Question,
  { dns }: Tools,
): Promise<Finding[]> {
  const who = { ip, sender: `postmaster@${returnPath}`, helo: helo ?? returnPath }
  const { result, path, problem } = await walkSpf(dns, returnPath, who)
  const facts = { about: ip, found: record.text }
  if (result === 'pass')
    return [find('spf-pass', { ...facts, values: { domain: returnPath, path: path.join(' → ') } })]
  const by = problem === null ? (path.length > 0 ? ` by ${path.join(' → ')}` : '') : `, for ${problem}`
  const [first = 'v=spf1', ...rest] = record.text.split(/ +/)
  const named = problem === null ? recordAt(returnPath, [first, termFor(ip), ...rest].join(' ')) : null
  return [find('spf-not-named', { ...facts, values: { domain: returnPath, result, by }, publish: named })]
}
