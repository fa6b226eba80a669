import { ALIKE_BYTES, type AlikeStandings, KEY_BYTES, sinceAt, untilAt } from './alike-standings.ts'
import type { ShownStanding } from './rows.ts'
import { STANDING_WORDS, StandingCode } from './standing-code.ts'
import { shardOf, wordsOf } from './standing-shard.ts'
import type { Tables } from './tables.ts'

/** Many standings in one piece of memory that can be handed from thread to thread. */
export interface PackedStandings {
  /** `PACKED_WORDS` each: three of the key, then the standing. */
  readonly words: Uint32Array<ArrayBuffer>
  /** Names of the scopes by the numbers in the words. */
  readonly scopes: readonly string[]
  /** What does not fit into words. */
  readonly others: readonly (readonly [key: string, standings: readonly ShownStanding[]])[]
}

export const PACKED_WORDS = 3 + STANDING_WORDS

/** Packs standings. */
export class StandingPacker {
  readonly #code = new StandingCode()
  readonly #piece: number
  #words: Uint32Array<ArrayBuffer>
  #others: [string, readonly ShownStanding[]][] = []
  #used = 0

  /** @param piece of how many standings a piece is made at first */
  constructor(piece: number) {
    this.#piece = piece
    this.#words = new Uint32Array(piece * PACKED_WORDS)
  }

  /** Whether so many do not fit into the piece any more. */
  isFullFor(standings: number): boolean {
    return this.#used > 0 && this.#used + standings * PACKED_WORDS > this.#piece * PACKED_WORDS
  }

  /** All standings of an address. */
  add(key: string, standings: readonly ShownStanding[]): void {
    const from = this.#used
    this.#makeRoom(standings.length)
    for (const one of standings) {
      this.#words.set(wordsOf(key), this.#used)
      if (!this.#code.encode(one, this.#words, this.#used + 3)) {
        this.#used = from
        break
      }
      this.#used += PACKED_WORDS
    }
    if (this.#used === from) this.#others.push([key, standings])
  }

  /** Standings of a kind; those that do not fit into words stand by themselves, whatever else their addresses have. */
  addAlike({ standing, rows }: AlikeStandings): void {
    this.#makeRoom(rows.length / ALIKE_BYTES)
    const words = this.#words
    let what: number | null = null
    for (let at = 0; at < rows.length; at += ALIKE_BYTES) {
      const to = this.#used
      const since = sinceAt(rows, at)
      const until = untilAt(rows, at)
      if (what !== null && this.#code.putTimes(since, until, words, to + 3)) words[to + 3] = what
      else if (this.#code.encode({ ...standing, since, until }, words, to + 3)) what = words[to + 3]!
      else {
        this.#others.push([rows.toString('hex', at, at + KEY_BYTES), [{ ...standing, since, until }]])
        continue
      }
      words[to] = shardOf(rows.readUInt16BE(at))
      words[to + 1] = rows.readUInt32BE(at + 2)
      words[to + 2] = rows.readUInt32BE(at + 6)
      this.#used += PACKED_WORDS
    }
  }

  #makeRoom(standings: number): void {
    const end = this.#used + standings * PACKED_WORDS
    if (end > this.#words.length) this.#words = grown(this.#words, end)
  }

  /** What has been added since the last time. */
  take(): PackedStandings {
    const packed = {
      words: this.#words.slice(0, this.#used),
      scopes: [...this.#code.scopes],
      others: this.#others,
    }
    this.#used = 0
    this.#others = []
    return packed
  }
}

/** Packs all standings that are kept, piece by piece. */
export function packStandings(tables: Tables, give: (packed: PackedStandings) => void, piece = 10_000): void {
  const packer = new StandingPacker(piece)
  tables.eachStanding((alike) => {
    if (packer.isFullFor(alike.rows.length / ALIKE_BYTES)) give(packer.take())
    packer.addAlike(alike)
  })
  give(packer.take())
}

/** What has no room in a piece: many standings of one address, or many changes at once. */
function grown(words: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(words.length * 2, least))
  larger.set(words)
  return larger
}
