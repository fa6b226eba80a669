import { type Answer, check } from '../../decide/check.ts'
import { decide } from '../../decide/decide.ts'
import type { AddressHistory } from '../../decide/history.ts'
import type { Policy } from '../../decide/policy.ts'
import type { DecisionRule } from '../../decide/rules.ts'
import type { AddressState, State } from '../../decide/state.ts'
import { treatmentOf } from '../../decide/treatment.ts'
import type { Reason } from '../../model/reasons.ts'
import type { Gathering } from './gather.ts'
import { surpriseOfState } from './surprise.ts'

/** An address with what was decided of it. */
export interface Judged {
  readonly address: string
  readonly answer: Answer
  readonly state: AddressState
  readonly history: AddressHistory
}

/** The sender's or a message's trouble of one reason: how many failures, at which receivers. */
export interface Trouble {
  readonly reason: Reason
  count: number
  readonly receivers: Map<string, number>
}

/** Every address of which more is known than deliveries, judged. */
export function* judged(gathering: Gathering, policy: Policy, now: number): Iterable<Judged> {
  for (const [address, history] of gathering.histories) {
    if (history.failures.length === 0 && history.marks.length === 0) continue
    const state = decide(history, policy, now, gathering.incidents)
    yield { address, history, state, answer: answerOf(state, now, policy) }
  }
}

/** For all mail; where that may go, for the stream of which most is held against the address. */
function answerOf(state: AddressState, now: number, policy: Policy): Answer {
  const all = check(state, '*', now, policy)
  if (all.state !== 'ok') return all
  const stream = state.standings.find(({ scope }) => scope !== '*')
  return stream === undefined ? all : check(state, stream.scope, now, policy)
}

/** What all the judgements come to. */
export class Verdicts {
  readonly states = new Map<State, Map<DecisionRule, number>>()
  /** Addresses that get no mail of one stream only, by the stream. */
  readonly streams = new Map<string, number>()
  readonly troubles = new Map<Reason, Trouble>()
  addresses = 0
  fine = 0

  constructor(gathering: Gathering, policy: Policy, now: number) {
    for (const { address, answer, state, history } of judged(gathering, policy, now)) {
      this.addresses++
      if (answer.rule === null) this.fine++
      else if (answer.scope !== '*') this.streams.set(answer.scope, (this.streams.get(answer.scope) ?? 0) + 1)
      else this.#count(answer.state, answer.rule)
      this.#trouble(history)
      const surprise = surpriseOfState(address, state, history)
      if (surprise !== null) gathering.surprises.add(surprise)
    }
  }

  #count(state: State, rule: DecisionRule): void {
    const rules = this.states.get(state) ?? new Map<DecisionRule, number>()
    rules.set(rule, (rules.get(rule) ?? 0) + 1)
    this.states.set(state, rules)
  }

  #trouble({ failures }: AddressHistory): void {
    for (const { reason, type, receiver, mirrored } of failures) {
      if (mirrored || reason === null || reason === 'recipient-refused') continue
      if (treatmentOf(type, reason) !== 'sender') continue
      const trouble = this.troubles.get(reason) ?? { reason, count: 0, receivers: new Map() }
      trouble.count++
      trouble.receivers.set(receiver, (trouble.receivers.get(receiver) ?? 0) + 1)
      this.troubles.set(reason, trouble)
    }
  }
}
