import type { Random } from './random.ts'
import { TROUBLES, type Trouble } from './replies.ts'

/** Somebody on the list, and what happens to their mail in the month. */
export interface Person {
  readonly address: string
  readonly domain: string
  readonly fate: Trouble | 'fine' | 'complains' | 'unsubscribes'
  /** The mailing at which it begins. */
  readonly from: number
}

const FIRST = [
  'anna',
  'ben',
  'carla',
  'david',
  'elif',
  'farid',
  'grace',
  'hugo',
  'ines',
  'jan',
  'kemal',
  'lena',
]
const LAST = [
  'berg',
  'costa',
  'dubois',
  'evans',
  'fischer',
  'garcia',
  'horvat',
  'ito',
  'jansen',
  'kaya',
  'lopez',
]

/** Receivers by their share of a hundred people; the others have a domain of their own. All are reserved (RFC 2606). */
const RECEIVERS: readonly (readonly [domain: string, percent: number])[] = [
  ['bigmail.example', 40],
  ['webpost.example', 20],
  ['mailhaus.example', 10],
  ['uni.example', 5],
]
/** The one that has an outage. */
export const BIGGEST = RECEIVERS[0]![0]

const COMPLAINTS = 4
const UNSUBSCRIBES = 12

/** So many people; each kind of trouble has its share of them, one person at least. */
export function people(count: number, random: Random): Person[] {
  const fates: Person['fate'][] = [
    ...TROUBLES.flatMap((trouble) => some<Person['fate']>(trouble, trouble.share, count)),
    ...some<Person['fate']>('complains', COMPLAINTS, count),
    ...some<Person['fate']>('unsubscribes', UNSUBSCRIBES, count),
  ]
  while (fates.length < count) fates.push('fine')
  return random.shuffled(fates.slice(0, count)).map((fate, n) => {
    const domain = domainFor(random, n)
    const address = `${random.one(FIRST)}.${random.one(LAST)}${n + 1}@${domain}`
    return { address, domain, fate, from: 2 + random.below(3) }
  })
}

function some<T>(fate: T, share: number, count: number): T[] {
  return Array.from({ length: Math.max(1, Math.round((share * count) / 1000)) }, () => fate)
}

function domainFor(random: Random, n: number): string {
  let at = random.below(100)
  for (const [domain, percent] of RECEIVERS) {
    if (at < percent) return domain
    at -= percent
  }
  return `firm-${n % 40}.example`
}
