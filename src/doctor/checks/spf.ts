import type { Check, Tools } from '../check.ts'
import { recordsOf } from '../dns/dns.ts'
import { type Finding, finder, type Publish } from '../finding.ts'
import { SPF_FINDINGS } from '../findings/spf.ts'
import type { Question } from '../question.ts'
import { mendedSpf, termFor } from '../spf/mended.ts'
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
  const senders = await Promise.all(question.ips.map((ip) => evaluated(ip, question, tools)))
  const repair = { ips: senders.flatMap(({ ip, named }) => (named ? [] : [ip])), gone: walk.voids }
  const publish = recordAt(domain, mendedSpf(record, repair))
  const facts = { about: domain, found: record.text, publish }
  const wrong = [...ofRecord(record, facts), ...ofWalk(record, walk, facts)]
  const fine = wrong.every(({ level }) => level === 'note')
  const ok = find('spf-ok', { ...facts, publish: null, values: { lookups: walk.lookups } })
  return [...(fine ? [ok] : []), ...wrong, ...senders.map((one) => ofSender(one, facts))]
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

interface Facts {
  readonly about: string
  readonly found: string
  /** The record with all of its faults mended. */
  readonly publish: Publish
}

function ofRecord({ text, mechanisms, redirect }: SpfRecord, facts: Facts): Finding[] {
  const found: Finding[] = []
  const at = mechanisms.findIndex(({ name }) => name === 'all')
  const all = mechanisms[at]
  if (all?.qualifier === '+') found.push(find('spf-pass-all', { ...facts, values: { term: all.text } }))
  if (all?.qualifier === '?') found.push(find('spf-neutral-all', facts))
  if (all === undefined && redirect === null) found.push(find('spf-no-all', facts))
  const after = at < 0 ? [] : mechanisms.slice(at + 1)
  if (after.length > 0) found.push(find('spf-after-all', { ...facts, values: { terms: textsOf(after) } }))
  if (mechanisms.some(({ name }) => name === 'ptr')) found.push(find('spf-ptr', facts))
  const wide = mechanisms.filter(({ name, prefix4 }) => name === 'ip4' && prefix4 < WIDEST)
  const unmended = { ...facts, publish: null }
  if (wide.length > 0) found.push(find('spf-wide', { ...unmended, values: { terms: textsOf(wide) } }))
  if (text.length > LONG) found.push(find('spf-long', { ...unmended, values: { length: text.length } }))
  return found
}

/** RFC 7208 section 3.4. */
const LONG = 450

const textsOf = (mechanisms: readonly Mechanism[]) => mechanisms.map(({ text }) => text).join(' ')

/** The least number of look-ups that is worth a word. */
const NEAR = 9

function ofWalk(record: SpfRecord, walk: SpfWalk, facts: Facts): Finding[] {
  const unmended = { ...facts, publish: null }
  const found = walk.visits.flatMap((visit) => mistakesOf(visit, facts))
  const { lookups, voids } = walk
  const values = { lookups: lookups > WALKED ? `more than ${WALKED}` : lookups, costs: costsOf(walk, record) }
  if (lookups > SPF_LIMITS.lookups) found.push(find('spf-lookups', { ...unmended, values }))
  else if (lookups >= NEAR) found.push(find('spf-lookups-near', { ...unmended, values }))
  const own = record.mechanisms.some(({ value }) => voids.includes(value?.toLowerCase() ?? ''))
  const gone = {
    ...(own ? facts : unmended),
    values: { count: voids.length, names: voids.slice(0, 5).join(', ') },
  }
  if (voids.length > SPF_LIMITS.voids) found.push(find('spf-void', gone))
  else if (voids.length > 0) found.push(find('spf-void-some', gone))
  if (walk.problem === null || found.some(({ level }) => level === 'error')) return found
  return [
    ...found,
    find('spf-broken', { ...unmended, values: { result: walk.result, problem: walk.problem } }),
  ]
}

/** A record of somebody else can only be left out. */
function mistakesOf({ domain, record }: SpfVisit, { about, publish }: Facts): Finding[] {
  return record.mistakes.slice(0, 3).map(([term, mistake]) =>
    find('spf-syntax', {
      about: domain,
      found: record.text,
      values: { record: domain, term: term.slice(0, 100), mistake },
      publish: domain === about ? publish : null,
    }),
  )
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

interface Evaluated {
  readonly ip: string
  readonly domain: string
  readonly walk: SpfWalk
  /** False where nothing is wrong with the record but that it does not name the address. */
  readonly named: boolean
}

async function evaluated(ip: string, { returnPath, helo }: Question, { dns }: Tools): Promise<Evaluated> {
  const who = { ip, sender: `postmaster@${returnPath}`, helo: helo ?? returnPath }
  const walk = await walkSpf(dns, returnPath, who)
  return { ip, domain: returnPath, walk, named: walk.result === 'pass' || walk.problem !== null }
}

function ofSender({ ip, domain, walk, named }: Evaluated, { found, publish }: Facts): Finding {
  const { result, path, problem } = walk
  const way = path.join(' → ')
  if (result === 'pass') return find('spf-pass', { about: ip, found, values: { domain, path: way } })
  const by = problem === null ? (way === '' ? '' : ` by ${way}`) : `, for ${problem}`
  return find('spf-not-named', {
    about: ip,
    found,
    values: { domain, result, by },
    publish: named ? null : publish,
  })
}
