import type { Item } from '../../service/ingest/item.ts'
import { bounceMail, complaintMail, logLine, replyItem, type Sent, unsubscribeHook } from './messages.ts'
import { BIGGEST, type Person, people } from './people.ts'
import { Random } from './random.ts'
import type { Trouble } from './replies.ts'

export interface MonthOptions {
  readonly seed: number
  readonly people: number
  /** Midnight at the end of the month, in milliseconds since 1970. */
  readonly end: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A newsletter goes out every third day at nine. */
const MAILINGS = 10
/** Four weeks, so that all of them lie in the last thirty days. */
export const DAYS = 28
const EVERY_DAYS = 3
/** The mailing during which the biggest receiver calls more than half of its people unknown. */
const OUTAGE = 8
const OUTAGE_PERCENT = 60
const TAKEN = '250 2.0.0 Ok: queued'
const OUTAGE_REPLY = '550 5.1.1 The email account that you tried to reach does not exist'

type Timed = Item & { readonly at: string }

/** What comes back in four weeks of mail, in order of time, as it would be sent to the service; the same for the same seed. */
export function month(options: MonthOptions): Timed[] {
  const random = new Random(options.seed)
  const list = people(options.people, random)
  const maker = new Month(options.end - DAYS * DAY, random)
  for (let mailing = 0; mailing < MAILINGS; mailing++)
    for (const [n, person] of list.entries()) maker.mailing(mailing, person, n / list.length)
  for (let day = 0; day < DAYS; day++)
    for (const person of list)
      if (person.fate === 'fine' && random.below(100) < 3) maker.accountMail(day, person)
  return maker.items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

class Month {
  readonly items: Timed[] = []
  readonly #begin: number
  readonly #random: Random
  readonly #held = new Set<Person>()
  #messages = 0

  constructor(begin: number, random: Random) {
    this.#begin = begin
    this.#random = random
  }

  /** @param place where the person stands on the list, 0 to 1: a mailing takes ten minutes */
  mailing(mailing: number, person: Person, place: number): void {
    const at = this.#begin + mailing * EVERY_DAYS * DAY + 9 * HOUR + Math.floor(place * 600) * 1000
    const sent = this.#sent(person, at, 'newsletter')
    const { fate, from } = person
    if (typeof fate === 'object') this.#troubled(fate, mailing - from, sent, mailing)
    else if (fate === 'fine') this.#toTheWell(person, mailing, sent)
    else if (mailing <= from) this.#leaving(fate, mailing === from, sent)
  }

  /** A receipt or a password, some time of the day. */
  accountMail(day: number, person: Person): void {
    const at = this.#begin + day * DAY + this.#random.below(24 * 60) * MINUTE
    this.#delivered(this.#sent(person, at, 'account'))
  }

  #troubled({ course, reply, reason }: Trouble, after: number, sent: Sent, mailing: number): void {
    const failed = reply.replaceAll('%a', sent.address)
    switch (course) {
      case 'never':
        if (mailing === 0) this.#failed(sent, failed)
        return
      case 'stops':
      case 'gone':
        if (after < 0) this.#delivered(sent)
        else if (after === 0 || (after === 3 && course === 'gone')) this.#failed(sent, failed)
        return
      case 'lasting':
      case 'passing': {
        const days = course === 'lasting' ? 5 : 2
        if (after >= 0 && after < days) this.#add(replyItem(sent, failed))
        else if (after < 0 || course === 'passing') this.#delivered(sent)
        return
      }
      case 'once':
        if (after !== 0) this.#delivered(sent)
        else if (reason === 'greylisting' || reason === 'throttling') this.#late(sent, failed)
        else this.#failed(sent, failed)
    }
  }

  #toTheWell(person: Person, mailing: number, sent: Sent): void {
    if (this.#held.has(person)) return
    const hit = mailing === OUTAGE && person.domain === BIGGEST && this.#random.below(100) < OUTAGE_PERCENT
    if (hit) {
      this.#held.add(person)
      this.#add(logLine(sent, 'bounced', OUTAGE_REPLY))
    } else this.#delivered(sent)
  }

  #leaving(fate: 'complains' | 'unsubscribes', now: boolean, sent: Sent): void {
    this.#delivered(sent)
    if (!now) return
    const later = { ...sent, at: sent.at + 5 * HOUR }
    this.#add(fate === 'complains' ? complaintMail(later) : unsubscribeHook(later))
  }

  /** It waits for a while, then it is taken. */
  #late(sent: Sent, reply: string): void {
    this.#add(logLine(sent, 'deferred', reply))
    this.#delivered({ ...sent, at: sent.at + 15 * MINUTE })
  }

  #delivered(sent: Sent): void {
    this.#add(logLine(sent, 'sent', TAKEN))
  }

  /** It is told by a bounce mail, by the log, or by the application that sent it. */
  #failed(sent: Sent, reply: string): void {
    const tell = [bounceMail, replyItem, (one: Sent, text: string) => logLine(one, 'bounced', text)]
    this.#add(this.#random.one(reply.startsWith('5') ? tell : [replyItem])(sent, reply))
  }

  #sent({ address, domain }: Person, at: number, scope: string): Sent {
    const queueId = (0x4f0000000 + this.#messages++ * 16 + this.#random.below(16)).toString(16).toUpperCase()
    return { address, domain, at, scope, queueId }
  }

  #add(item: Item): void {
    this.items.push(item as Timed)
  }
}
