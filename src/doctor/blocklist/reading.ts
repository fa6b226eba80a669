import type { Blocklist, Weight } from './lists.ts'

/** What a list's answer says. */
export type Listing =
  | { readonly is: 'clean' }
  | { readonly is: 'listed'; readonly means: readonly string[]; readonly weight: Weight }
  /** The list does not answer this resolver: it says nothing of the address. */
  | { readonly is: 'refused'; readonly why: string }
  /** The answer is none that a blocklist gives. */
  | { readonly is: 'strange'; readonly records: readonly string[] }

/** Codes that Spamhaus began, and others give in the same sense. */
const REFUSED: Readonly<Record<string, string>> = {
  '127.255.255.252': 'the name of the list is wrong',
  '127.255.255.254': 'the question came by a public resolver, or from a machine without a name of its own',
  '127.255.255.255': 'the resolver has asked too much',
}

const WEIGHTS: readonly Weight[] = ['few', 'some', 'many']

/**
 * Reads a list's A records by the rules of that list. A refusal is no listing, and what does not begin with 127. comes
 * from somebody else: from a dead list's new owner, or a resolver that answers everything.
 *
 * @example
 * readListing(zen, ['127.0.0.2'])      // { is: 'listed', means: ['SBL: …'], weight: 'many' }
 * readListing(zen, ['127.255.255.254']) // { is: 'refused', why: 'the question came by a public resolver, …' }
 */
export function readListing({ codes, refusals, weight }: Blocklist, records: readonly string[]): Listing {
  if (records.length === 0) return { is: 'clean' }
  const refused = records.find((one) => one.startsWith('127.255.255.') || refusals.includes(one))
  if (refused !== undefined)
    return { is: 'refused', why: REFUSED[refused] ?? 'it answers this resolver with a refusal' }
  if (records.some((one) => !one.startsWith('127.'))) return { is: 'strange', records: records.slice(0, 5) }
  const octets = records.map((one) => Number(one.slice(one.lastIndexOf('.') + 1)))
  const said = codes.of.filter(({ when }) =>
    octets.some((value) => (codes.as === 'bits' ? (value & Number(when)) !== 0 : isWithin(value, when))),
  )
  const bad = said.filter((one) => one.weight !== 'none')
  if (bad.length === 0)
    return said.length > 0 ? { is: 'clean' } : { is: 'listed', means: [`code ${records[0]}`], weight: 'few' }
  const weights = bad.map((one) => WEIGHTS.indexOf((one.weight as Weight | undefined) ?? weight))
  return { is: 'listed', means: bad.map(({ means }) => means), weight: WEIGHTS[Math.max(...weights)]! }
}

/** `2`, `4-7`. */
function isWithin(value: number, when: string): boolean {
  const [from = 0, to = from] = when.split('-').map(Number)
  return value >= from && value <= to
}
