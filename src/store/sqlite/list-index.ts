import type { KeptStanding } from '../rows.ts'
import type { SuppressionFilter } from '../shapes.ts'

/** Of an entry: the number of its address, its kind, the hashes of its receiver and domain, since and until. */
const WORDS = 6
const [ID, KIND, RECEIVER, DOMAIN, SINCE, UNTIL] = [0, 1, 2, 3, 4, 5] as const
/** The kind of an entry that is no more. */
const GONE = 0
/** `until` of what has no end. */
const ENDLESS = 0xffffffff
const LATEST = ENDLESS - 1
/** Changes that are kept beside the sorted entries: so many, or this share of all, until they are put among them. */
const BESIDE = { least: 10_000, share: 1 / 16 }

/** What many entries have alike, as one text: a row of few long columns is read faster than one of many. */
const MARK = '\u001f'
export const KIND_SQL = `s.cause || char(31) || s.state || char(31) || coalesce(s.reason, '') || char(31) || s.source || char(31) || s.scope`
export const kindText = ({ cause, state, reason, source, scope }: KeptStanding) =>
  `${cause}${MARK}${state}${MARK}${reason ?? ''}${MARK}${source}${MARK}${scope}`

type Kind = Readonly<Record<'cause' | 'state' | 'reason' | 'source' | 'scope', string>>

function kindIn(text: string): Kind {
  const [cause, state, reason, source, ...scope] = text.split(MARK) as [string, string, string, string]
  return { cause, state, reason, source, scope: scope.join(MARK) }
}

type Rest = [receiver: string, address: string | null, since: number, until: number | null]

/** An entry of the list, as it is indexed. */
export interface IndexedEntry {
  readonly id: number
  readonly kind: string
  readonly receiver: string
  /** null where only hashes are kept. */
  readonly address: string | null
  readonly since: number
  readonly until: number | null
}

/**
 * Finds and counts entries of the list by any filter: a look at 24 bytes of each, so that a million take some
 * milliseconds. It is made once from the rows and then told of each change, so it is never older than they are.
 *
 * Receivers and domains are known by hashes of 32 bits: `find` may name an address too many, which the rows then tell;
 * of a list with 100,000 domains one count in some 40,000 may be too high.
 */
export class ListIndex {
  readonly #kinds: (Kind | null)[] = [null]
  readonly #kindNumbers = new Map<string, number>()
  /** Sorted by address. */
  #words = new Uint32Array(1024 * WORDS)
  #used = 0
  /** The entries of addresses that changed since. */
  readonly #beside = new Map<number, Uint32Array>()
  #besideIds: Uint32Array | null = null
  #isComplete = false

  /** How many entries there are, those that are no more and not yet put away among them. */
  get size(): number {
    return this.#used / WORDS + this.#beside.size
  }

  /** Adds an entry of an address whose number is no lower than those of all before. For making the index. */
  append({ id, kind, receiver, address, since, until }: IndexedEntry): void {
    if (!this.#beside.has(id)) this.#add(id, kind, receiver, address, since, until)
  }

  /** All that is kept was appended: what is newer may follow. */
  complete(): void {
    this.#isComplete = true
  }

  /** Puts these in the place of all entries of an address. */
  set(id: number, address: string | null, standings: readonly KeptStanding[]): void {
    const last = this.#used === 0 ? 0 : this.#words[this.#used - WORDS + ID]!
    if (id <= last) this.#remove(id)
    const shown = standings.filter(({ state }) => state !== 'watched')
    if (this.#isComplete && id > last && !this.#beside.has(id))
      for (const one of shown) this.#add(id, kindText(one), one.receiver, address, one.since, one.until)
    else this.#putBeside(id, address, shown)
  }

  #remove(id: number): void {
    for (let at = this.#placeOf(id); at < this.#used && this.#words[at + ID] === id; at += WORDS)
      this.#words[at + KIND] = GONE
  }

  #add(id: number, kind: string, ...rest: Rest): void {
    if (this.#used + WORDS > this.#words.length) this.#words = doubled(this.#words)
    this.#write(this.#words, this.#used, id, kind, ...rest)
    this.#used += WORDS
  }

  #putBeside(id: number, address: string | null, shown: readonly KeptStanding[]): void {
    if (shown.length > 0) {
      const words = new Uint32Array(shown.length * WORDS)
      for (const [n, one] of shown.entries())
        this.#write(words, n * WORDS, id, kindText(one), one.receiver, address, one.since, one.until)
      this.#beside.set(id, words)
    } else if (!this.#beside.delete(id)) return
    this.#besideIds = null
    if (this.#beside.size > Math.max(BESIDE.least, (this.#used / WORDS) * BESIDE.share)) this.#putAmong()
  }

  /**
   * The next addresses, from this number on, with an entry that fits.
   *
   * @returns null for a filter that it does not know
   */
  find(filter: SuppressionFilter, from: number, most: number): number[] | null {
    const fits = this.#compiled(filter)
    if (fits === null) return null
    const found: number[] = []
    const ids = this.#sortedBeside()
    let beside = ids.findIndex((id) => id >= from)
    if (beside < 0) beside = ids.length
    const takeBeside = (before: number) => {
      for (; beside < ids.length && ids[beside]! < before && found.length < most; beside++) {
        const id = ids[beside]!
        if (countIn(this.#beside.get(id)!, fits) > 0) found.push(id)
      }
    }
    const words = this.#words
    for (let at = this.#placeOf(from); at < this.#used && found.length < most; at += WORDS) {
      if (!fits(words, at)) continue
      const id = words[at + ID]!
      takeBeside(id)
      if (found.at(-1) !== id && found.length < most) found.push(id)
    }
    takeBeside(Number.POSITIVE_INFINITY)
    return found
  }

  /** How many entries fit; null for a filter that it does not know. */
  count(filter: SuppressionFilter): number | null {
    const fits = this.#compiled(filter)
    if (fits === null) return null
    let count = countIn(this.#words.subarray(0, this.#used), fits)
    for (const entries of this.#beside.values()) count += countIn(entries, fits)
    return count
  }

  #write(words: Uint32Array, at: number, id: number, kind: string, ...rest: Rest): void {
    const [receiver, address, since, until] = rest
    words[at + ID] = id
    words[at + KIND] = this.#kindNumber(kind)
    words[at + RECEIVER] = hashOf(receiver)
    words[at + DOMAIN] = address === null ? 0 : domainHash(address)
    words[at + SINCE] = secondOf(since)
    words[at + UNTIL] = until === null ? ENDLESS : secondOf(until)
  }

  #kindNumber(text: string): number {
    const known = this.#kindNumbers.get(text)
    if (known !== undefined) return known
    const number = this.#kinds.push(kindIn(text)) - 1
    this.#kindNumbers.set(text, number)
    return number
  }

  #compiled(filter: SuppressionFilter): Fits | null {
    const { since, before, endsBefore, endsFrom } = filter
    if (![since, before, endsBefore, endsFrom].every(isWhole)) return null
    const kinds = Uint8Array.from(this.#kinds, (kind) => (kind !== null && isOfKind(kind, filter) ? 1 : 0))
    const receiver = filter.receiver === undefined ? null : hashOf(filter.receiver)
    const domain = filter.domain === undefined ? null : domainHash(filter.domain.toLowerCase())
    const from = (since ?? 0) / 1000
    const to = before === undefined ? Number.POSITIVE_INFINITY : before / 1000
    const end = endsBefore === undefined ? Number.POSITIVE_INFINITY : endsBefore / 1000
    const over = (endsFrom ?? 0) / 1000
    return (words, at) =>
      kinds[words[at + KIND]!] === 1 &&
      (receiver === null || words[at + RECEIVER] === receiver) &&
      (domain === null || words[at + DOMAIN] === domain) &&
      words[at + SINCE]! >= from &&
      words[at + SINCE]! < to &&
      words[at + UNTIL]! < end &&
      words[at + UNTIL]! >= over
  }

  /** Where the first entry of this address or a later one stands. */
  #placeOf(id: number): number {
    let [low, high] = [0, this.#used / WORDS]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#words[middle * WORDS + ID]! < id) low = middle + 1
      else high = middle
    }
    return low * WORDS
  }

  #sortedBeside(): Uint32Array {
    this.#besideIds ??= Uint32Array.from(this.#beside.keys()).sort()
    return this.#besideIds
  }

  #putAmong(): void {
    const besides = [...this.#beside.values()].reduce((sum, { length }) => sum + length, 0)
    const words = new Uint32Array(Math.ceil((this.#used + besides) * 1.1))
    let used = 0
    const copy = (from: Uint32Array, at: number, end: number) => {
      for (; at < end; at += WORDS) {
        if (from[at + KIND] === GONE) continue
        for (let n = 0; n < WORDS; n++) words[used + n] = from[at + n]!
        used += WORDS
      }
    }
    let at = 0
    for (const id of this.#sortedBeside()) {
      const end = this.#placeOf(id)
      copy(this.#words, at, end)
      const entries = this.#beside.get(id)!
      copy(entries, 0, entries.length)
      at = end
    }
    copy(this.#words, at, this.#used)
    this.#words = words
    this.#used = used
    this.#beside.clear()
    this.#besideIds = null
  }
}

type Fits = (words: Uint32Array, at: number) => boolean

function countIn(words: Uint32Array, fits: Fits): number {
  let count = 0
  for (let at = 0; at < words.length; at += WORDS) if (fits(words, at)) count++
  return count
}

function isOfKind(kind: Kind, { scope, state, cause, reason, source }: SuppressionFilter): boolean {
  return (
    (scope === undefined || kind.scope === scope) &&
    (state === undefined || kind.state === state) &&
    (cause === undefined || kind.cause === cause) &&
    (reason === undefined || kind.reason === reason) &&
    (source === undefined || kind.source === source)
  )
}

/** Times are kept as seconds: only by those can be filtered. */
const isWhole = (at: number | undefined) =>
  at === undefined || (at > 0 && at <= LATEST * 1000 && at % 1000 === 0)

const secondOf = (at: number) => Math.min(Math.max(Math.floor(at / 1000), 0), LATEST)

const domainHash = (address: string) => hashOf(address, address.lastIndexOf('@') + 1)

/** FNV-1a over the units of the text from there on, mixed at the end. */
function hashOf(text: string, from = 0): number {
  let hash = 0x811c9dc5
  for (let n = from; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

function doubled(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2)
  larger.set(words)
  return larger
}
