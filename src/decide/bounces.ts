import type { Failure } from './history.ts'
import type { Policy } from './policy.ts'
import type { DecisionRule } from './rules.ts'
import type { Decision } from './state.ts'
import { DAY, dayOf, type Ground, suppressionEnd, Term } from './term.ts'
import { type Treatment, treatmentOf } from './treatment.ts'

/** Which failure of the trial is "of the same kind" as the one that suppressed. */
type Sort = 'hard' | 'soft'

/** Follows the bounces of one address through time: counts, holds, suppresses and forgets. */
export class Bounces {
  readonly term: Term
  readonly #policy: Policy
  /** Times of counted soft bounces, one a day. */
  #soft: number[] = []
  /** First hard bounces that wait for a second one. */
  #said: { unknown: number | null; unclear: number | null } = { unknown: null, unclear: null }
  #deliveredAt: number | null = null
  /** Suppressions in a row. */
  #repeats = 0
  /** After a suppression has run its time: what must not fail again. */
  #trial: Sort | null = null
  #lastSort: Sort = 'hard'

  constructor(policy: Policy, decisions: Decision[]) {
    this.#policy = policy
    this.term = new Term('bounces', '*', decisions)
  }

  get deliveredAt(): number | null {
    return this.#deliveredAt
  }

  softDays(now: number): number {
    return this.#soft.filter((at) => this.#inWindow(at, now)).length
  }

  /** Lets the time pass up to `now`. */
  pass(now: number): void {
    for (let due = this.term.dueBy(now); due !== null; due = this.term.dueBy(now)) this.#due(due)
  }

  delivered(ground: Ground): void {
    this.#deliveredAt = ground.at
    this.#clear()
    this.term.lift('delivered', ground)
  }

  allowed(ground: Ground): void {
    this.#clear()
    this.term.lift('allowed', ground)
  }

  /** `outage`: the receiver seems to call good addresses unknown at that time. */
  failed(failure: Failure, ground: Ground, outage: boolean): void {
    if (this.term.state === 'suppressed' || failure.reason === null) return
    const treatment = treatmentOf(failure.type, failure.reason, failure.unsure)
    if (treatment === 'never' || treatment === 'sender') return
    const sort: Sort = treatment === 'count' ? 'soft' : 'hard'
    if (outage && treatment === 'in-doubt-hold') this.#hold('outage', ground)
    else if (this.#trial === sort) this.#suppress('trial-failed', ground, sort)
    else this.#treat(treatment, ground)
  }

  #treat(treatment: Treatment, ground: Ground): void {
    switch (treatment) {
      case 'at-once':
        this.#suppress('hard-certain', ground, 'hard')
        break
      case 'in-doubt-hold':
        this.#unknown(ground)
        break
      case 'second':
        this.#unclear(ground)
        break
      default:
        this.#count(ground)
    }
  }

  #unknown(ground: Ground): void {
    const unknown = this.#remembered(this.#said.unknown, ground.at)
    if (unknown === null && !this.#deliveredLately(ground.at)) this.#suppress('hard-bounce', ground, 'hard')
    else if (unknown === null) {
      this.#said.unknown = ground.at
      this.#hold('hard-held', ground)
    } else if (dayOf(unknown) !== dayOf(ground.at)) this.#suppress('hard-again', ground, 'hard')
  }

  #unclear(ground: Ground): void {
    const unclear = this.#remembered(this.#said.unclear, ground.at)
    if (unclear !== null && dayOf(unclear) !== dayOf(ground.at)) {
      this.#suppress('unclear-again', ground, 'hard')
    } else {
      this.#said.unclear = unclear ?? ground.at
      this.#watch('unclear-first', ground)
    }
  }

  #count(ground: Ground): void {
    const { softBounces, softSpanDays } = this.#policy
    this.#soft = this.#soft.filter((at) => this.#inWindow(at, ground.at))
    const last = this.#soft.at(-1)
    if (last === undefined || dayOf(last) !== dayOf(ground.at)) this.#soft.push(ground.at)
    const span = this.#soft.at(-1)! - this.#soft[0]!
    if (this.#soft.length >= softBounces && span >= softSpanDays * DAY)
      this.#suppress('soft-limit', ground, 'soft')
    else this.#watch('soft-counted', ground)
  }

  #suppress(rule: DecisionRule, ground: Ground, sort: Sort): void {
    const until = suppressionEnd(this.#policy, this.#repeats, ground)
    this.#repeats++
    this.#lastSort = sort
    this.#trial = null
    this.#forget()
    this.term.enter('suppressed', rule, ground, until)
  }

  #hold(rule: DecisionRule, ground: Ground): void {
    const until = ground.at + this.#policy.holdDays * DAY
    const { standing } = this.term
    if (standing?.state === 'held' && standing.rule === rule) this.term.prolong(until)
    else this.term.enter('held', rule, ground, until)
  }

  #watch(rule: DecisionRule, ground: Ground): void {
    if (this.term.state === 'ok') this.term.enter('watched', rule, ground, this.#watchEnd())
    else if (this.term.state === 'watched') this.term.prolong(this.#watchEnd())
  }

  #due(at: number): void {
    const { state } = this.term
    if (state === 'suppressed') {
      this.#trial = this.#lastSort
      this.term.ease('watched', 'expired', at, null)
    } else if (state === 'held') {
      const least = at + this.#policy.softWindowDays * DAY
      this.term.ease('watched', 'hold-over', at, this.#watchEnd(least))
    } else {
      this.#forget()
      this.term.ease('ok', 'forgotten', at, null)
    }
  }

  /** When all that is being watched will have been forgotten. After a suppression the watch ends with its trial. */
  #watchEnd(least = 0): number | null {
    if (this.#trial !== null) return null
    const { softWindowDays, watchDays } = this.#policy
    const { unknown, unclear } = this.#said
    const soft = this.#soft.at(-1)
    const ends = [unknown, unclear].flatMap((said) => (said === null ? [] : [said + watchDays * DAY]))
    if (soft !== undefined) ends.push(soft + softWindowDays * DAY)
    return Math.max(least, ...ends)
  }

  #deliveredLately(at: number): boolean {
    return this.#deliveredAt !== null && at - this.#deliveredAt <= this.#policy.recentDays * DAY
  }

  #remembered(said: number | null, now: number): number | null {
    return said !== null && now - said <= this.#policy.watchDays * DAY ? said : null
  }

  #inWindow(at: number, now: number): boolean {
    return now - at <= this.#policy.softWindowDays * DAY
  }

  #forget(): void {
    this.#soft = []
    this.#said = { unknown: null, unclear: null }
  }

  #clear(): void {
    this.#forget()
    this.#repeats = 0
    this.#trial = null
  }
}
