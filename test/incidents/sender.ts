import { classifyReply } from '../../src/classify-reply.ts'
import { Random } from '../../src/cli/simulate/random.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Intake } from '../../src/store/shapes.ts'
import type { Store } from '../../src/store/store.ts'
import { event } from '../cli/harness.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const UNKNOWN = '550-5.1.1 The email account that you tried to reach does not exist. - gsmtp'
export const DISTRUST =
  '550-5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address. - gsmtp'

/** What a receiver says to one message: null takes it, `complaint` takes it and then complains. */
export type Answer = string | 'complaint' | null

export interface Person {
  readonly address: string
  /** Since when there is no such mailbox, in milliseconds since 1970. */
  readonly deadSince?: number
}

const DOMAINS = ['gmail.com', 'gmail.com', 'gmail.com', 'outlook.com', 'yahoo.com', 'example.org']

/** A made-up sender: it mails people who may be mailed, and hands what comes back to a store. */
export class Sender {
  readonly store: Store = openMemoryStore()
  readonly random: Random
  #waiting: Intake[] = []
  #number = 0

  constructor(seed = 1) {
    this.random = new Random(seed)
  }

  /** Chance of so many in a thousand. */
  chance(inThousand: number): boolean {
    return this.random.below(1000) < inThousand
  }

  people(name: string, count: number, more: Partial<Person> = {}): Person[] {
    return Array.from({ length: count }, (_, n) => ({
      address: `${name}${n}@${DOMAINS[n % DOMAINS.length]}`,
      ...more,
    }))
  }

  /** Mails one person at a time, unless the store says no. */
  mail({ address, deadSince }: Person, at: number, answer: Answer = null, scope?: string): boolean {
    if (!this.store.check(address, scope ?? '*', at).send) return false
    const dead = deadSince !== undefined && deadSince <= at
    this.#hear(address, at, dead ? UNKNOWN : answer, scope)
    return true
  }

  /** Notes what came back, without asking whether mail may be sent. */
  hear(address: string, at: number, answer: Answer): void {
    this.#hear(address, at, answer, undefined)
  }

  #hear(address: string, at: number, answer: Answer, scope: string | undefined): void {
    const told = answer === null || answer === 'complaint' ? TAKEN : read(answer)
    this.#add(address, at, told, scope)
    if (answer === 'complaint') this.#add(address, at + HOUR, COMPLAINT, scope)
  }

  #add(address: string, at: number, told: Partial<DeliveryEvent>, scope: string | undefined): void {
    const id = `event-${++this.#number}`
    const timestamp = new Date(at).toISOString()
    const made = event({ id, messageId: `${id}@example.net`, recipient: address, timestamp, ...told })
    this.#waiting.push({ event: made, at, scope })
  }

  /** Hands over what has come back, in the order in which it happened unless told otherwise. */
  async settle(arrival: (all: Intake[]) => readonly Intake[] = inTime): Promise<void> {
    const all = arrival(this.#waiting)
    this.#waiting = []
    for (let at = 0; at < all.length; at += 100) await this.store.take(all.slice(at, at + 100))
  }

  /** Mails people spread over some hours of a day; `answer` tells what is said to each. */
  async day(
    people: readonly Person[],
    from: number,
    hours: number,
    answer: (person: Person, at: number) => Answer = () => null,
    scope?: string,
  ): Promise<void> {
    const step = (hours * HOUR) / people.length
    for (const [n, person] of people.entries()) {
      const at = from + Math.floor(n * step)
      this.mail(person, at, answer(person, at), scope)
      if (n % 50 === 49) await this.settle()
    }
    await this.settle()
    await this.store.tick(from + hours * HOUR, [])
  }

  /** So many of them, by chance. */
  some(people: readonly Person[], count: number): Person[] {
    return this.random.shuffled(people).slice(0, count)
  }
}

const inTime = (all: Intake[]) => all.sort((a, b) => a.at - b.at)

const NONE = { type: null, reason: null, status: null, diagnostic: null } as const
const TAKEN: Partial<DeliveryEvent> = { ...NONE, kind: 'delivered', status: '2.0.0' }
const COMPLAINT: Partial<DeliveryEvent> = { ...NONE, kind: 'complaint', feedbackType: 'abuse' }

const known = new Map<string, Partial<DeliveryEvent>>()
function read(reply: string): Partial<DeliveryEvent> {
  const before = known.get(reply)
  if (before !== undefined) return before
  const { kind, type, reason, status, explanation, blocklist } = classifyReply(reply)
  const told = { kind, type, reason, status, explanation, blocklist, diagnostic: reply }
  known.set(reply, told)
  return told
}

export const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay())
