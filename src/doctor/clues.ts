import type { DeliveryEvent } from '../model/event.ts'
import { ipIn, isPublic } from './ip.ts'
import { domainIn } from './names.ts'
import type { Selector } from './question.ts'
import { readTags } from './tags.ts'

/** What mail that came back tells of who sent it. */
export interface Clues {
  readonly selectors: readonly Selector[]
  /** Addresses that the refusals name, without that of the server that refused. */
  readonly ips: readonly string[]
  /** Which of the three the refusals speak of. */
  readonly mechanisms: readonly ('spf' | 'dkim' | 'dmarc')[]
  /** Domains of the senders. */
  readonly domains: readonly string[]
}

type Told = Pick<DeliveryEvent, 'diagnostic' | 'sender' | 'remoteMta' | 'blocklist' | 'headers'>

/** As much of a reply as is looked at. */
const LONGEST = 4000
const MECHANISMS = ['spf', 'dkim', 'dmarc'] as const

/**
 * Gathers what a doctor has to know from events: the keys that signed, the addresses that sent. The most frequent
 * come first.
 *
 * @example
 * cluesIn(events).selectors // [{ selector: 's1', domain: 'example.com' }]
 */
export function cluesIn(events: Iterable<Told>): Clues {
  const selectors = new Tally<Selector>(({ selector, domain }) => `${selector} ${domain}`)
  const [ips, mechanisms, domains] = [
    new Tally<string>(),
    new Tally<(typeof MECHANISMS)[number]>(),
    new Tally<string>(),
  ]
  for (const event of events) {
    const text = (event.diagnostic ?? '').slice(0, LONGEST)
    const keys = [...selectorIn(event.headers?.['dkim-signature']), ...selectorsIn(text)]
    for (const one of keys) selectors.add(one)
    const server = addressesIn(event.remoteMta ?? '')
    for (const ip of addressesIn(`${text} ${event.blocklist?.listed ?? ''}`))
      if (!server.includes(ip)) ips.add(ip)
    for (const one of MECHANISMS) if (text.toLowerCase().includes(one)) mechanisms.add(one)
    const sender = domainIn(event.sender?.slice(event.sender.lastIndexOf('@') + 1) ?? '')
    const domain = sender ?? domainNamed(text) ?? keys[0]?.domain
    if (domain !== undefined) domains.add(domain)
  }
  return {
    ...{ selectors: selectors.all(), ips: ips.all(), mechanisms: mechanisms.all(), domains: domains.all() },
  }
}

/** `d=` and `s=` of a signature. */
function selectorIn(signature: string | undefined): Selector[] {
  if (signature === undefined) return []
  const { tags } = readTags(signature)
  return selectorOf(tags.get('s'), tags.get('d'))
}

function selectorOf(selector: string | undefined, written: string | undefined): Selector[] {
  const domain = domainIn(written ?? '')
  if (domain === null || selector === undefined || !/^[a-z0-9_.-]{1,100}$/i.test(selector)) return []
  return [{ selector: selector.toLowerCase(), domain }]
}

/** `s1._domainkey.example.com`; or `header.s=s1` beside `header.d=example.com` (RFC 8601). */
function selectorsIn(text: string): Selector[] {
  const words = text.toLowerCase().split(/[\s;,()<>"'[\]]+/)
  const after = (...names: readonly string[]) =>
    words.flatMap((word) =>
      names.flatMap((name) => (word.startsWith(name) ? [word.slice(name.length)] : [])),
    )[0]
  const named = words.flatMap((word) => {
    const [selector, domain] = word.split('._domainkey.')
    return domain === undefined ? [] : selectorOf(selector, domain.replace(/[.:]+$/, ''))
  })
  return [...named, ...selectorOf(after('header.s=', 's='), after('header.d=', 'd=', 'header.i=@'))]
}

/** `SPF [example.com] with ip`, `Unauthenticated email from example.com is not accepted`. */
function domainNamed(text: string): string | null {
  const words = text.toLowerCase().split(/[\s;,()<>"'[\]]+/)
  const at = words.findIndex((word, index) => BEFORE.has(words[index - 1] ?? '') && domainIn(word) !== null)
  return at < 0 ? null : domainIn(words[at]!)
}

const BEFORE: ReadonlySet<string> = new Set(['spf', 'from', 'domain'])

/** Public addresses in a text. */
function addressesIn(text: string): string[] {
  const words = text
    .split(/[^0-9a-f.:]+/i)
    .map((word) => word.replace(/^[.:]+(?=\d)|[.]+$|(?<=[\da-f]):$/gi, ''))
  return words.flatMap((word) => {
    const ip = word.includes('.') || word.includes(':') ? ipIn(word) : null
    return ip !== null && isPublic(ip) ? [ip] : []
  })
}

/** Counts things, and tells the most frequent first. */
class Tally<T> {
  readonly #counts = new Map<string, { readonly value: T; count: number }>()
  readonly #key: (value: T) => string
  constructor(key: (value: T) => string = String) {
    this.#key = key
  }
  add(value: T): void {
    const key = this.#key(value)
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { value, count: 1 })
    else known.count++
  }
  all(): T[] {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count).map(({ value }) => value)
  }
}
