import { check } from '../../decide/check.ts'
import { decide } from '../../decide/decide.ts'
import { EMPTY_HISTORY } from '../../decide/history.ts'
import { addressOf, record } from '../../decide/record.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { Store } from '../../store/store.ts'
import type { Read } from './read-anything.ts'

/** What events mean, and what the policy would make of their addresses: nothing is kept. */
export async function explain({ events, readings }: Read, store: Store, now: number) {
  return {
    events,
    readings,
    would: await Promise.all(namedIn(events).map((address) => wouldBe(address, events, store, now))),
  }
}

const namedIn = (events: readonly DeliveryEvent[]) => [
  ...new Set(events.flatMap((event) => addressOf(event) ?? [])),
]

async function wouldBe(address: string, events: readonly DeliveryEvent[], store: Store, now: number) {
  const known = await store.address(address, now)
  const { policy } = store.setting()
  let history = EMPTY_HISTORY
  for (const { event, receivedAt, scope, apart } of known?.events ?? [])
    if (apart === null) history = record(history, event, { at: receivedAt, scope, live: true })
  for (const event of events)
    if (addressOf(event) === address) history = record(history, event, { at: now, live: true })
  const scope = events.find((event) => addressOf(event) === address)?.stream ?? '*'
  const { state, send, why, until } = check(decide(history, policy, now), scope, now, policy)
  return { address, from: store.check(address, scope, now).state, to: state, send, until, why }
}
