import { isIP } from 'node:net'
import { type Answer, type Dns, type RecordType, recordsOf, SILENCES } from '../dns/dns.ts'
import { ipIn, isInNetwork, reverseName } from '../ip.ts'
import { bare, isWithin } from '../names.ts'
import { expandMacros, hasMacro } from './macro.ts'
import { isSpf, type Mechanism, type Qualifier, readSpf, type SpfRecord } from './record.ts'

/*
 * SPF's own evaluation (RFC 7208), with what a doctor needs beside the result: the way to the term that decided, and
 * what each include costs. mailauth can be given a resolver, but tells neither, takes a failed look-up within an
 * include for one that does not match, and brings 1.7 MB with it (joi, libmime, iconv); its SPF alone cannot be had.
 */

export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror' | 'temperror'

export interface SpfSender {
  /** null: nobody is asked about. The whole record is walked, and nothing but `all` matches. */
  readonly ip: string | null
  readonly sender: string
  readonly helo: string
}

export interface SpfLimits {
  /** Terms that ask the DNS. */
  readonly lookups: number
  /** Those without an answer. */
  readonly voids: number
}

/** RFC 7208 section 4.6.4. */
export const SPF_LIMITS: SpfLimits = { lookups: 10, voids: 2 }

/** One record on the way, and what it and all within it cost. */
export interface SpfVisit {
  readonly domain: string
  readonly record: SpfRecord
  readonly depth: number
  lookups: number
}

export interface SpfWalk {
  readonly result: SpfResult
  /** The records from the outermost to the term that decided. */
  readonly path: readonly string[]
  /** Why it is an error. */
  readonly problem: string | null
  readonly lookups: number
  /** Names that were asked for and have no records. */
  readonly voids: readonly string[]
  readonly visits: readonly SpfVisit[]
}

interface State {
  readonly dns: Dns
  readonly who: SpfSender
  readonly limits: SpfLimits
  readonly visits: SpfVisit[]
  readonly voids: string[]
  lookups: number
}

interface Verdict {
  readonly result: SpfResult
  readonly path: readonly string[]
  readonly problem?: string
}

class SpfError {
  readonly result: 'permerror' | 'temperror'
  readonly problem: string
  constructor(result: 'permerror' | 'temperror', problem: string) {
    this.result = result
    this.problem = problem
  }
}

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
}

/**
 * Evaluates the SPF record of a domain for a sender.
 *
 * @example
 * await walkSpf(dns, 'example.com', { ip: '192.0.2.1', sender: 'a@example.com', helo: 'mail.example.com' })
 * // { result: 'pass', path: ['include:_spf.example.net', 'ip4:192.0.2.0/24'], lookups: 1, … }
 */
export async function walkSpf(
  dns: Dns,
  domain: string,
  who: SpfSender,
  limits: SpfLimits = SPF_LIMITS,
): Promise<SpfWalk> {
  // Section 5: an IPv4 address within IPv6 is one.
  const ip = who.ip === null ? null : (ipIn(who.ip) ?? who.ip)
  const state: State = { dns, who: { ...who, ip }, limits, visits: [], voids: [], lookups: 0 }
  const { result, path, problem = null } = await verdictOf(domain, state, 0)
  return { result, path, problem, lookups: state.lookups, voids: state.voids, visits: state.visits }
}

async function verdictOf(domain: string, state: State, depth: number): Promise<Verdict> {
  try {
    return await evaluate(domain, state, depth)
  } catch (error) {
    if (error instanceof SpfError) return { result: error.result, path: [], problem: error.problem }
    throw error
  }
}

async function evaluate(domain: string, state: State, depth: number): Promise<Verdict> {
  const answer = await state.dns.ask(domain, 'TXT')
  if (answer.is === 'failed')
    throw new SpfError('temperror', `the record of ${domain} cannot be had: ${SILENCES[answer.why]}`)
  const texts = recordsOf(answer).filter(isSpf)
  if (texts.length === 0) return { result: 'none', path: [] }
  if (texts.length > 1) throw new SpfError('permerror', `${domain} has ${texts.length} SPF records`)
  const record = readSpf(texts[0]!)
  const visit: SpfVisit = { domain, record, depth, lookups: 0 }
  state.visits.push(visit)
  const before = state.lookups
  try {
    return await byTerms(domain, record, state, depth)
  } finally {
    visit.lookups = state.lookups - before
  }
}

async function byTerms(domain: string, record: SpfRecord, state: State, depth: number): Promise<Verdict> {
  const [wrong] = record.mistakes
  if (wrong !== undefined)
    throw new SpfError('permerror', `the record of ${domain} has a mistake: ${wrong[0].slice(0, 100)}`)
  for (const mechanism of record.mechanisms) {
    const path = await matched(mechanism, domain, state, depth)
    if (path !== null) return { result: RESULTS[mechanism.qualifier], path: [mechanism.text, ...path] }
  }
  if (record.redirect === null) return { result: 'neutral', path: [] }
  count(state)
  const target = filled(record.redirect, domain, state)
  const found = target === null ? null : await evaluate(target, state, depth + 1)
  if (found === null) return { result: 'neutral', path: [] }
  if (found.result === 'none') throw new SpfError('permerror', `redirect=${target} has no SPF record`)
  return { ...found, path: [`redirect=${target}`, ...found.path] }
}

/** One term more that asks the DNS. */
function count(state: State): void {
  state.lookups++
  if (state.lookups > state.limits.lookups)
    throw new SpfError('permerror', `more than ${state.limits.lookups} look-ups are needed`)
}

/** The domain that a term names; null where it differs with each message and no message is at hand. */
function filled(value: string | null, domain: string, { who }: State): string | null {
  if (value === null) return domain
  if (who.ip === null && hasMacro(value)) return null
  return expandMacros(value, { ...who, domain, ip: who.ip ?? '' })
}

/** The terms within it that matched; null where it does not match. */
async function matched(
  mechanism: Mechanism,
  domain: string,
  state: State,
  depth: number,
): Promise<readonly string[] | null> {
  const { name, value } = mechanism
  const { ip } = state.who
  if (name === 'all') return []
  if (name === 'ip4' || name === 'ip6')
    return ip !== null && isInNetwork(ip, value!, mechanism.prefix4) ? [] : null
  count(state)
  const target = filled(value, domain, state)
  if (target === null) return null
  if (name === 'include') return included(target, state, depth)
  const hosts = await ADDRESSES[name](target, state)
  if (ip === null) return null
  if (name === 'exists') return hosts.length > 0 ? [] : null
  if (name === 'ptr') return hosts.some((host) => isWithin(bare(host), bare(target))) ? [] : null
  const prefix = isIP(ip) === 4 ? mechanism.prefix4 : mechanism.prefix6
  return hosts.some((host) => isInNetwork(ip, host, prefix)) ? [] : null
}

/** Section 5.2: only a pass within it matches; an error within it is one of the whole. */
async function included(target: string, state: State, depth: number): Promise<readonly string[] | null> {
  const { result, path, problem } = await evaluate(target, state, depth + 1)
  if (result === 'none') throw new SpfError('permerror', `include:${target} has no SPF record`)
  if (result === 'permerror' || result === 'temperror') throw new SpfError(result, problem ?? '')
  return result === 'pass' && state.who.ip !== null ? path : null
}

/** Hosts of an `mx` or names of an address that are looked at (section 4.6.4). */
const HOSTS = 10

/** What each mechanism that asks the DNS gets from it: addresses or, of `ptr`, names that lead back to the address. */
const ADDRESSES: Readonly<
  Record<'a' | 'mx' | 'ptr' | 'exists', (name: string, state: State) => Promise<readonly string[]>>
> = {
  a: (name, state) => addressesOf(name, state, true),
  exists: async (name, state) => lookedUp(name, 'A', await state.dns.ask(name, 'A'), state),
  async mx(name, state) {
    const hosts = lookedUp(name, 'MX', await state.dns.ask(name, 'MX'), state)
    if (hosts.length > HOSTS) throw new SpfError('permerror', `mx: ${name} has more than ${HOSTS} hosts`)
    if (state.who.ip === null) return []
    return (await Promise.all(hosts.map(({ host }) => addressesOf(bare(host), state, false)))).flat()
  },
  async ptr(_name, state) {
    const { ip } = state.who
    if (ip === null) return []
    const answer = await state.dns.ask(reverseName(ip), 'PTR')
    // Section 5.5: where the names cannot be had, it does not match.
    const names = recordsOf(answer).slice(0, HOSTS)
    const lead = await Promise.all(names.map((name) => leadsTo(name, ip, state.dns)))
    return names.filter((_, at) => lead[at])
  },
}

async function leadsTo(name: string, ip: string, dns: Dns): Promise<boolean> {
  return recordsOf<string>(await dns.ask(bare(name), isIP(ip) === 4 ? 'A' : 'AAAA')).some((one) =>
    isInNetwork(ip, one, isIP(ip) === 4 ? 32 : 128),
  )
}

/** The addresses of the sender's own family; a host that has only others is not void. */
async function addressesOf(name: string, state: State, counts: boolean): Promise<readonly string[]> {
  const [type, other] = isIP(state.who.ip ?? '') === 6 ? (['AAAA', 'A'] as const) : (['A', 'AAAA'] as const)
  const answer = await state.dns.ask(name, type)
  if (answer.is !== 'none' || !counts) return lookedUp(name, type, answer, counts ? state : null)
  if ((await state.dns.ask(name, other)).is === 'found') return []
  return lookedUp(name, type, answer, state)
}

/** The records of an answer; a name without any is counted as void where `state` is given (section 4.6.4). */
function lookedUp<T>(name: string, type: RecordType, answer: Answer<T>, state: State | null): readonly T[] {
  if (answer.is === 'failed')
    throw new SpfError('temperror', `the ${type} records of ${name} cannot be had: ${SILENCES[answer.why]}`)
  if (answer.is === 'none' && state !== null) {
    state.voids.push(name)
    if (state.voids.length > state.limits.voids)
      throw new SpfError('permerror', `more than ${state.limits.voids} look-ups find nothing`)
  }
  return recordsOf(answer)
}
