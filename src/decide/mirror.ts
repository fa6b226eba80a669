import type { Policy } from './policy.ts'
import type { Decision } from './state.ts'
import { type Ground, suppressionEnd, Term } from './term.ts'

/**
 * Follows what a service does not send because the address is on its own list. No delivery lifts it, since it came
 * another way; it ends like a suppression for bounces, and begins anew when the service drops the trial.
 */
export class Mirror {
  readonly term: Term
  readonly #policy: Policy
  #repeats = 0

  constructor(policy: Policy, decisions: Decision[]) {
    this.#policy = policy
    this.term = new Term('mirrored', '*', decisions)
  }

  pass(now: number): void {
    const due = this.term.dueBy(now)
    if (due !== null) this.term.ease('watched', 'expired', due, null)
  }

  dropped(ground: Ground): void {
    if (this.term.state === 'suppressed') return
    const until = suppressionEnd(this.#policy, this.#repeats++, ground)
    this.term.enter('suppressed', 'mirrored', ground, until)
  }

  /** Ends the watch after a suppression that has run its time. */
  delivered(ground: Ground): void {
    if (this.term.state === 'watched') this.#end('delivered', ground)
  }

  allowed(ground: Ground): void {
    this.#end('allowed', ground)
  }

  #end(rule: 'delivered' | 'allowed', ground: Ground): void {
    this.#repeats = 0
    this.term.lift(rule, ground)
  }
}
