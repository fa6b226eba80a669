import type { KeptMark, MarkKind } from './history.ts'
import type { DecisionRule } from './rules.ts'
import type { Cause, Decision } from './state.ts'
import { type Ground, Term } from './term.ts'

const CAUSES: Readonly<Record<Exclude<MarkKind, 'allow'>, readonly [Cause, DecisionRule]>> = {
  complaint: ['complaint', 'complaint'],
  unsubscribe: ['unsubscribe', 'unsubscribe'],
  suppress: ['manual', 'manual'],
}

/** Follows what people said: complaints, unsubscribes and entries by hand, each for its scope. */
export class Marks {
  readonly #decisions: Decision[]
  readonly #terms = new Map<string, Term>()

  constructor(decisions: Decision[]) {
    this.#decisions = decisions
  }

  get terms(): Iterable<Term> {
    return this.#terms.values()
  }

  pass(now: number): void {
    for (const term of this.#terms.values()) {
      const due = term.dueBy(now)
      if (due !== null) term.ease('ok', 'expired', due, null)
    }
  }

  marked({ kind, scope, until }: KeptMark, ground: Ground): void {
    if (kind === 'allow') {
      this.#allow(scope, ground)
      return
    }
    const [cause, rule] = CAUSES[kind]
    const term = this.#term(cause, scope)
    if (term.state === 'ok') term.enter('suppressed', rule, ground, until)
    else if (cause === 'manual') term.prolong(later(term.standing!.until, until))
  }

  #allow(scope: string, ground: Ground): void {
    for (const term of this.#terms.values()) {
      if (scope === '*' || term.standing?.scope === scope) term.lift('allowed', ground)
    }
  }

  #term(cause: Cause, scope: string): Term {
    const key = `${cause} ${scope}`
    let term = this.#terms.get(key)
    if (term === undefined) {
      term = new Term(cause, scope, this.#decisions)
      this.#terms.set(key, term)
    }
    return term
  }
}

/** null: without an end. */
const later = (a: number | null, b: number | null) => (a === null || b === null ? null : Math.max(a, b))
