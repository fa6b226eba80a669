import { SURPRISES, type Surprise } from './surprise.ts'

/** How many of a sort are kept while reading. */
const KEPT = 50
const FIRST_OF_A_SORT = 3

/** The most surprising decisions, a few of each sort. */
export class Surprises {
  readonly #bySort = new Map(SURPRISES.map((sort) => [sort, new Map<string, Surprise>()]))

  /** An address is told once in each sort. */
  add(surprise: Surprise): void {
    const kept = this.#bySort.get(surprise.sort)!
    const same = kept.get(surprise.address)
    if (same !== undefined && same.score >= surprise.score) return
    kept.set(surprise.address, surprise)
    if (kept.size <= KEPT) return
    let least = surprise
    for (const one of kept.values()) if (compare(least, one) < 0) least = one
    kept.delete(least.address)
  }

  /** The first ones: at most three of a sort, more only where there is room. Each address once. */
  top(count: number): Surprise[] {
    const sorted = SURPRISES.map((sort) => [...this.#bySort.get(sort)!.values()].sort(compare))
    const addresses = new Set<string>()
    const take = (list: Surprise[]) =>
      list.filter(({ address }) => !addresses.has(address) && addresses.add(address))
    const first = take(sorted.flatMap((list) => list.slice(0, FIRST_OF_A_SORT))).slice(0, count)
    const more = take(sorted.flatMap((list) => list.slice(FIRST_OF_A_SORT)))
    const all = [...first, ...more.slice(0, count - first.length)]
    return all.sort((a, b) => SURPRISES.indexOf(a.sort) - SURPRISES.indexOf(b.sort) || compare(a, b))
  }
}

/** The higher score first; of equals by address, so that a report is the same each time. */
function compare(a: Surprise, b: Surprise): number {
  return b.score - a.score || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)
}
