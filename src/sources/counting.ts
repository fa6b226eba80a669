import type { Kind } from '../model/event.ts'
import type { Outcome, SourcePreview } from './source.ts'

/** What was there already, for people. */
export function readBefore(fresh: number, before: number, what = 'message'): readonly string[] {
  if (before === 0) return []
  if (fresh > 0) return [`${before} more ${before === 1 ? 'was' : 'were'} read before.`]
  const all =
    before === 1 ? `the one ${what} that is there was` : `all ${before} ${what}s that are there were`
  return [`Nothing is new: ${all} read before.`]
}

/** Counts what a source sees while it is only looked at. */
export class Counting {
  readonly #counts: Partial<Record<Kind | 'ordinary' | 'unreadable', number>> = {}
  #seen = 0

  add(outcomes: readonly Outcome[]): void {
    this.#seen += outcomes.length
    for (const { kinds, rejected } of outcomes) {
      if (rejected !== null) this.#count('unreadable')
      else if (kinds.length === 0) this.#count('ordinary')
      for (const kind of new Set(kinds)) this.#count(kind)
    }
  }

  /** Counts what could not even be had. */
  addUnreadable(count: number): void {
    this.#seen += count
    if (count > 0) this.#count('unreadable', count)
  }

  #count(what: Kind | 'ordinary' | 'unreadable', count = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + count
  }

  /** @param what what was seen: `messages`, `lines` */
  preview(what: string, notes: readonly string[] = []): SourcePreview {
    return { what, seen: this.#seen, counts: this.#counts, notes }
  }
}
