import { STANDING_WORDS, StandingCode } from './standing-code.ts'
import { wordsOf } from './standing-shard.ts'
import type { ShownStanding, Tables } from './tables.ts'

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

/** Packs all standings that are kept, piece by piece. */
export function packStandings(tables: Tables, give: (packed: PackedStandings) => void, piece = 10_000): void {
  const code = new StandingCode()
  let words = new Uint32Array(piece * PACKED_WORDS)
  let others: [string, readonly ShownStanding[]][] = []
  let used = 0
  const flush = () => {
    give({ words: words.slice(0, used), scopes: [...code.scopes], others })
    used = 0
    others = []
  }
  tables.eachStanding((key, standings) => {
    if (used + standings.length * PACKED_WORDS > words.length) flush()
    const from = used
    for (const one of standings) {
      if (used + PACKED_WORDS > words.length) words = grown(words)
      words.set(wordsOf(key), used)
      if (!code.encode(one, words, used + 3)) {
        used = from
        others.push([key, standings])
        return
      }
      used += PACKED_WORDS
    }
  })
  flush()
}

/** One address with more standings than a piece has room for. */
function grown(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2)
  larger.set(words)
  return larger
}
