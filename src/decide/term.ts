import type { Reason } from '../model/reasons.ts'
import type { Policy } from './policy.ts'
import type { DecisionRule } from './rules.ts'
import type { Cause, Decision, Standing, State } from './state.ts'

export const DAY = 24 * 3600 * 1000

/** What decides: an event with the reference by which it can be undone. */
export interface Ground {
  readonly at: number
  readonly id: string
  readonly ref: string
  readonly reason: Reason | null
  /** When it was heard of, where that was long after. */
  readonly heard?: number
}

/** One cause's standing as it changes over time: every change is told as a decision. */
export class Term {
  readonly #cause: Cause
  readonly #scope: string
  readonly #decisions: Decision[]
  #standing: Standing | null = null

  constructor(cause: Cause, scope: string, decisions: Decision[]) {
    this.#cause = cause
    this.#scope = scope
    this.#decisions = decisions
  }

  get standing(): Standing | null {
    return this.#standing
  }

  get state(): State {
    return this.#standing?.state ?? 'ok'
  }

  /** When it changes by itself, if that is at or before the given time. */
  dueBy(now: number): number | null {
    const until = this.#standing?.until ?? null
    return until !== null && until <= now ? until : null
  }

  enter(state: State, rule: DecisionRule, ground: Ground, until: number | null): void {
    this.#tell(ground.at, state, rule, ground.reason, until, ground)
    const [cause, scope] = [this.#cause, this.#scope]
    const { at, reason, id, ref } = ground
    this.#standing = { cause, scope, state, since: at, until, rule, reason, event: id, ref }
  }

  /** A change that time alone makes; the event that decided stays the same. */
  ease(state: 'watched' | 'ok', rule: DecisionRule, at: number, until: number | null): void {
    const before = this.#standing
    if (before === null) return
    this.#tell(at, state, rule, before.reason, state === 'ok' ? null : until, null)
    this.#standing = state === 'ok' ? null : { ...before, state, since: at, until, rule }
  }

  /** The state stays; the time it lasts changes. */
  prolong(until: number | null): void {
    if (this.#standing !== null) this.#standing = { ...this.#standing, until }
  }

  lift(rule: DecisionRule, ground: Ground): void {
    if (this.#standing === null) return
    this.#tell(ground.at, 'ok', rule, this.#standing.reason, null, ground)
    this.#standing = null
  }

  #tell(
    at: number,
    to: State,
    rule: DecisionRule,
    reason: Reason | null,
    until: number | null,
    ground: Ground | null,
  ): void {
    const [cause, scope, from] = [this.#cause, this.#scope, this.state]
    const [event, ref] = [ground?.id ?? null, ground?.ref ?? null]
    this.#decisions.push({ at, cause, scope, from, to, rule, reason, until, event, ref })
  }
}

/** How long the n-th suppression in a row lasts (n from 0), in milliseconds. */
function suppressionTime(policy: Policy, repeats: number): number {
  const days = Math.min(policy.suppressDays * policy.suppressGrowth ** repeats, policy.suppressMostDays)
  return Math.floor(days) * DAY
}

/** When a suppression by this ground ends: of an old report that was heard of later, counted from then. */
export function suppressionEnd(policy: Policy, repeats: number, { at, heard = at }: Ground): number {
  const time = suppressionTime(policy, repeats)
  return (at + time > heard ? at : heard) + time
}

/** The day in UTC. */
export const dayOf = (at: number) => Math.floor(at / DAY)
