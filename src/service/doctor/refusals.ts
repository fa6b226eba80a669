import { receiverOf } from '../../decide/receiver.ts'
import { type Clues, cluesIn } from '../../doctor/clues.ts'
import { EXAMINED, type RefusedMail } from '../../doctor/diagnose.ts'
import { organisationOf } from '../../doctor/names.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { Reason } from '../../model/reasons.ts'
import type { Store } from '../../store/store.ts'

/** Refusals of one receiver, for one reason, of one sender's mail. */
export interface Refusals {
  /** As in events: `gmail`, or a domain. */
  readonly receiver: string
  readonly reason: Reason
  /** The sender's domain, as it was registered. */
  readonly domain: string
  readonly count: number
  /** When the first and the last of them were received, in milliseconds since 1970. */
  readonly first: number
  readonly last: number
  readonly clues: Clues
}

interface Group {
  readonly receiver: string
  readonly reason: Reason
  readonly domain: string
  readonly events: DeliveryEvent[]
  first: number
  last: number
}

const PAGE = 1000
/** Pages of each reason that are read. */
const PAGES = 5
/** Groups that are told. */
const TOLD = 8

/** Which refusals are meant: all that are the sender's trouble within these times, or of one receiver or reason. */
export interface RefusalFilter {
  readonly since: number
  readonly before?: number | undefined
  readonly receiver?: string | undefined
  readonly reason?: Reason | undefined
}

/** What was refused for the sender's sake, the most frequent first. */
export async function findRefusals(store: Store, filter: RefusalFilter): Promise<readonly Refusals[]> {
  const groups = new Map<string, Group>()
  for (const reason of EXAMINED.filter((one) => filter.reason === undefined || filter.reason === one)) {
    let cursor: string | undefined
    for (let page = 0; page < PAGES; page++) {
      const { items, next } = await store.events({ ...filter, reason, limit: PAGE, cursor })
      // What is kept apart was never sent from here.
      for (const { event, receivedAt, apart } of items)
        if (apart === null) await gather(event, reason, receivedAt, groups)
      if (next === null) break
      cursor = next
    }
  }
  return [...groups.values()]
    .toSorted((a, b) => b.events.length - a.events.length)
    .slice(0, TOLD)
    .map(({ events, ...rest }) => ({ ...rest, count: events.length, clues: cluesIn(events) }))
}

async function gather(event: DeliveryEvent, reason: Reason, at: number, groups: Map<string, Group>) {
  if (event.kind !== 'bounce' && event.kind !== 'delayed') return
  const [written] = cluesIn([event]).domains
  if (written === undefined) return
  const [receiver, domain] = [receiverOf(event), await organisationOf(written)]
  const key = `${receiver} ${reason} ${domain}`
  const group = groups.get(key) ?? { receiver, reason, domain, events: [], first: at, last: at }
  groups.set(key, group)
  group.events.push(event)
  group.first = Math.min(group.first, at)
  group.last = Math.max(group.last, at)
}

/** Refusals as the doctor takes them. */
export async function refusedMailOf({
  receiver,
  reason,
  domain,
  count,
  clues,
}: Refusals): Promise<RefusedMail> {
  return { receiver: await titleOf(receiver), reason, domain, count, clues }
}

/** The receiver's name for people. The table is large, and needed only here. */
export async function titleOf(receiver: string): Promise<string> {
  const { PROVIDERS } = await import('../../classify/rules/provider/index.ts')
  return PROVIDERS.find(({ name }) => name === receiver)?.title ?? receiver
}
