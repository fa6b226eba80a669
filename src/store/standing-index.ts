import { type Answer, check } from '../decide/check.ts'
import type { Policy } from '../decide/policy.ts'
import type { Standing } from '../decide/state.ts'
import type { KeptStanding } from './tables.ts'

/** Answers "may I send?" from memory: every address that has a standing, by its key. */
export class StandingIndex {
  readonly #standings = new Map<string, readonly Standing[]>()

  get size(): number {
    return this.#standings.size
  }

  set(key: string, standings: readonly KeptStanding[]): void {
    if (standings.length === 0) this.#standings.delete(key)
    else this.#standings.set(key, standings.map(standingOf))
  }

  answer(key: string, scope: string, at: number, policy: Policy): Answer {
    const standings = this.#standings.get(key) ?? []
    return check({ at, standings, decisions: [], softDays: 0, deliveredAt: null }, scope, at, policy)
  }
}

function standingOf({ cause, scope, state, since, until, rule, reason, ref }: KeptStanding): Standing {
  return { cause, scope, state, since, until, rule: rule as Standing['rule'], reason, event: ref, ref }
}
