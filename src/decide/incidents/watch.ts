import type { IncidentCause, IncidentFacts, Trouble } from '../incident.ts'
import { DEFAULT_POLICY, type Policy } from '../policy.ts'
import { DAY } from '../term.ts'
import { COUNTED, HOUR, since } from './buckets.ts'
import {
  type Addition,
  absorbed,
  added,
  closed,
  type Episode,
  factsOf,
  type Identity,
  isOver,
  note,
  opened,
  renewed,
  type Signs,
  takenOut,
} from './episode.ts'
import { hasOpen, people, placeOf, type Row } from './row.ts'
import { type Entry, Rows } from './rows.ts'
import type { Signal } from './signal.ts'
import { backscatterSigns, listedSigns, type Rate, rateSigns, troubleSigns } from './signs.ts'
import { type Pulse, type Rhythm, SilenceWatch } from './silence.ts'

/** What is remembered under one name: plain data that can be stored. */
export type WatchMemory = Row | Rhythm

/** Somebody's hard bounce. */
export type Bounce = Pick<Signal, 'at' | 'receiver' | 'scope'>

/** Up to so many times the rate of its stream that of a receiver is no news, and the rate from which it is one. */
const [AS_BAD, WORSE] = [1.5, 2]
/** How often it is looked, by the time of the events, whether what is quiet is over. */
const LOOKS = 60_000
const NOTHING: readonly IncidentFacts[] = []

/**
 * Notices trouble of the sender's, rates over their limits, floods of backscatter, and sources that fell silent.
 * Events go in one by one in any order, each is counted at its own time; the memory is bounded, nothing is read twice.
 * It tells of each incident that an event or the clock has changed.
 *
 * @example
 * const watch = new IncidentWatch()
 * const changed = watch.observe(signalOf(event, { at, receiver: 'gmail', scope: '*', who })!)
 * const later = watch.tick(Date.now(), [])
 */
export class IncidentWatch {
  readonly #policy: Policy
  readonly #rows = new Rows((entry) => this.#open.has(entry))
  /** When the newest event of all happened. */
  #newest = 0
  readonly #silence: SilenceWatch
  /** The rows that have an open incident. */
  readonly #open = new Set<Entry>()
  /** When the first of these may be over. */
  #nextLook = Number.POSITIVE_INFINITY
  readonly #changed = new Map<string, Episode>()
  /** What each blocklist was last said to list. */
  readonly #listed = new Map<string, string>()

  /** @param memory what {@link changes} gave, to go on after a restart */
  constructor(
    policy: Policy = DEFAULT_POLICY,
    memory: Iterable<readonly [name: string, memory: WatchMemory]> = [],
  ) {
    this.#policy = policy
    const rhythms: [string, Rhythm][] = []
    for (const [name, one] of memory) {
      if ('slots' in one) rhythms.push([name, structuredClone(one)])
      else this.#load(name, structuredClone(one))
    }
    this.#silence = new SilenceWatch(policy, rhythms)
  }

  #load(name: string, row: Row): void {
    const { entry, kind, words } = this.#rows.load(name, row)
    if (hasOpen(row)) this.#opens(entry, 0)
    const [list, listed] = words
    if (kind === 'list' && listed) this.#listed.set(list!, listed)
  }

  /** All that it remembers. */
  get memory(): [name: string, memory: WatchMemory][] {
    const rows = this.#rows.all.map(({ name, row }) => [name, row] as const)
    return structuredClone([...rows, ...this.#silence.memory]) as [string, WatchMemory][]
  }

  /** What it remembers otherwise than when it was last asked; null for what it has forgotten. */
  changes(): [name: string, memory: WatchMemory | null][] {
    const rhythms = [...this.#silence.dirty].map((name): [string, Rhythm | null] => [
      name,
      this.#silence.rhythmOf(name),
    ])
    this.#silence.dirty.clear()
    return [...this.#rows.changes(), ...rhythms]
  }

  /** The incidents that this event has opened, changed or closed. */
  observe(signal: Signal): readonly IncidentFacts[] {
    if (signal.answer === null && !signal.complaint) return NOTHING
    const places = placesOf(signal)
    const receiver = this.#rows.entry('receiver', signal.receiver)
    const stream = this.#rows.entry('stream', signal.scope)
    this.#rows.count(receiver, signal.at, places)
    this.#rows.count(stream, signal.at, places)
    this.#newest = Math.max(this.#newest, signal.at)
    if (signal.blocklist !== null) this.#observeListing(signal)
    else if (signal.trouble !== null) this.#observeTrouble(receiver, signal, signal.trouble)
    if (signal.answer === 'hard') this.#observeRate('hard-bounces', receiver, stream, signal)
    if (signal.complaint) this.#observeRate('complaints', receiver, stream, signal)
    if (signal.at >= this.#nextLook) this.#look(signal.at)
    return this.#told()
  }

  /** A report on mail that was never sent. */
  backscatter(at: number, source: string): readonly IncidentFacts[] {
    const entry = this.#rows.entry('backscatter', '')
    const row = this.#rows.count(entry, at, [COUNTED.answers])
    const identity = identityOf('backscatter', 'backscatter')
    this.#judge(entry, identity, backscatterSigns(row, this.#policy), {
      ...{ at, words: null, named: source },
    })
    if (at >= this.#nextLook) this.#look(at)
    return this.#told()
  }

  /** Hard bounces that were counted turn out to be those of an outage: they say nothing of the list. */
  excuse(outage: string, bounces: readonly Bounce[]): readonly IncidentFacts[] {
    const excused = new Map<Entry, number[]>()
    for (const { at, receiver, scope } of bounces) {
      for (const entry of [this.#rows.get('receiver', receiver), this.#rows.get('stream', scope)]) {
        if (entry === undefined) continue
        this.#rows.uncount(entry, at, COUNTED.hard)
        const times = excused.get(entry)
        if (times === undefined) excused.set(entry, [at])
        else times.push(at)
      }
    }
    for (const [{ row }, times] of excused) {
      const episode = row.episodes['hard-bounces']
      if (episode === undefined || episode.partOf) continue
      const { from, to } = episode
      const count = times.filter((at) => at >= from && (to === null || at <= to)).length
      if (count === 0) continue
      takenOut(episode, count, rateSigns(row, 'hard-bounces', this.#policy), outage)
      this.#changed.set(episode.id, episode)
    }
    return this.#told()
  }

  /** What the clock, and what the sources read since it was last told, open or close. `at` is now. */
  tick(at: number, pulses: readonly Pulse[]): IncidentFacts[] {
    this.#look(at)
    const told = [...this.#told()]
    for (const episode of this.#silence.tick(at, pulses)) told.push(factsOf(episode))
    return told
  }

  #told(): readonly IncidentFacts[] {
    if (this.#changed.size === 0) return NOTHING
    const told = [...this.#changed.values()].map(factsOf)
    this.#changed.clear()
    return told
  }

  #observeTrouble(entry: Entry, signal: Signal, trouble: Trouble): void {
    const { row } = entry
    const { at, receiver, who, words, rule, subject } = signal
    const different = people(row, trouble, who, at, this.#policy.troubleAddresses)
    const isOpen = row.episodes[trouble]?.to === null
    const identity = identityOf('sender-trouble', trouble, receiver)
    const signs = troubleSigns(row, trouble, different, isOpen, this.#policy)
    this.#judge(entry, identity, signs, { at, words, rule, named: subject })
  }

  #observeListing(signal: Signal): void {
    const { at, receiver, who, words, rule, blocklist } = signal
    const { name, url } = blocklist!
    const listed = blocklist!.listed ?? this.#listed.get(name) ?? ''
    if (listed !== '') this.#listed.set(name, listed)
    const entry = this.#rows.entry('list', `${name}\n${listed}`)
    const row = this.#rows.count(entry, at, [COUNTED.answers])
    // By the clock of all mail: the list itself is heard of only now and then.
    row.newest = Math.max(row.newest, this.#newest)
    const different = people(row, 'listed', who, at, this.#policy.listedAddresses)
    const receivers = people(row, 'receivers', receiver, at, this.#policy.listedReceivers)
    const identity = identityOf('sender-trouble', 'blocklist', null, null, listed || null)
    const link = { name, url }
    this.#judge(entry, identity, listedSigns(row, different, receivers, this.#policy), {
      ...{ at, words, rule, named: receiver, link },
    })
  }

  /**
   * A receiver's rate is an incident of its own only where it is far worse than that of its stream. One that was noticed
   * a little sooner becomes part of its stream's where it is about as bad.
   */
  #observeRate(rate: Rate, receiver: Entry, stream: Entry, signal: Signal): void {
    const { at, scope, receiver: name } = signal
    const addition = { at, words: null, named: name }
    const whole = identityOf('rate', rate, null, scope)
    this.#judge(stream, whole, rateSigns(stream.row, rate, this.#policy), addition)
    // The many domains of companies are seen in their stream.
    if (name.includes('.')) return
    const one = identityOf('rate', rate, name)
    const signs = rateSigns(receiver.row, rate, this.#policy)
    const ofStream = stream.row.episodes[rate]
    const times = timesAsBad(signs, ofStream)
    const before = receiver.row.episodes[rate]
    const isOpen = before?.to === null
    if (isOpen && times <= AS_BAD && before.from >= ofStream!.from - DAY) {
      absorbed(before, ofStream!.id)
      this.#changed.set(before.id, before)
      return
    }
    this.#judge(receiver, one, times > WORSE || isOpen ? signs : null, {
      ...{ at, words: signal.words, named: scope === '*' ? null : scope },
    })
  }

  /** Adds an event to the incident that is open, or opens one where there are the signs. */
  #judge(entry: Entry, identity: Identity, signs: Signs | null, addition: Addition): void {
    const { row } = entry
    const { cause } = identity
    const before = row.episodes[cause]
    const at = Math.max(addition.at, row.newest)
    if (before?.to === null) {
      added(before, addition)
      if (signs !== null) renewed(before, signs, at)
      this.#changed.set(before.id, before)
      return
    }
    if (signs === null) return
    const episode = opened(before, identity, signs, at, this.#policy)
    // Of one that came back: what happened between is counted, too.
    if (episode.id === before?.id) episode.count += since(row, before.to!, signs.place)
    note(episode, addition)
    row.episodes[cause] = episode
    this.#opens(entry, at + this.#quiet)
    this.#changed.set(episode.id, episode)
  }

  #opens(entry: Entry, look: number): void {
    this.#open.add(entry)
    this.#nextLook = Math.min(this.#nextLook, look)
  }

  get #quiet(): number {
    return this.#policy.incidentQuietHours * HOUR
  }

  /** Closes what is over at that time. */
  #look(at: number): void {
    this.#nextLook = Number.POSITIVE_INFINITY
    for (const entry of this.#open) {
      const { row } = entry
      for (const cause in row.episodes) {
        const episode = row.episodes[cause]!
        if (episode.to !== null) continue
        const due = episode.signs + this.#quiet
        if (at < due || !isOver(episode, at, this.#goesOn(row, episode), this.#policy)) {
          // One that is quiet but not over waits for mail to go on.
          this.#nextLook = Math.min(this.#nextLook, Math.max(due, at + LOOKS))
          continue
        }
        closed(episode)
        this.#rows.touch(entry)
        this.#changed.set(episode.id, episode)
      }
      if (!hasOpen(row)) this.#open.delete(entry)
    }
  }

  /** Whether enough mail went well since the last signs to tell that they are gone. */
  #goesOn(row: Row, episode: Episode): boolean {
    if (episode.kind === 'backscatter') return true
    // A list is asked by many receivers: what any of them takes tells.
    const where = episode.cause === 'blocklist' ? [...this.#rows.of('stream')].map((one) => one.row) : [row]
    const answers = where.reduce((all, one) => all + since(one, episode.signs, COUNTED.answers), 0)
    if (answers < this.#policy.bounceSends) return false
    const { place, percent } = limitOf(episode.cause, this.#policy)
    return place === null || 100 * since(row, episode.signs, place) <= percent * answers
  }
}

/** How many times as bad a receiver is as its stream; where that is not over its limit, or the receiver is not, no number tells. */
function timesAsBad(signs: Signs | null, stream: Episode | undefined): number {
  if (signs === null || stream === undefined || stream.to !== null) return Number.POSITIVE_INFINITY
  return signs.share! / stream.share!
}

/** Which share of the answers is no trouble any more. */
function limitOf(cause: IncidentCause, policy: Policy): { place: number | null; percent: number } {
  if (cause === 'hard-bounces') return { place: COUNTED.hard, percent: policy.bounceWarnPercent }
  if (cause === 'complaints') return { place: COUNTED.complaints, percent: policy.complaintWarnPercent }
  if (cause === 'blocklist') return { place: null, percent: 0 }
  return { place: placeOf(cause as Trouble), percent: policy.troublePercent }
}

/** Made for each bounce and refusal: written out, since to copy takes several times as long. */
function identityOf(
  kind: Identity['kind'],
  cause: IncidentCause,
  receiver: string | null = null,
  scope: string | null = null,
  listed: string | null = null,
): Identity {
  return { kind, cause, receiver, scope, listed }
}

/** Most are deliveries. */
const DELIVERED: readonly number[] = [COUNTED.answers, COUNTED.delivered]

function placesOf({ answer, complaint, trouble, blocklist }: Signal): readonly number[] {
  if (answer === 'delivered') return DELIVERED
  const places: number[] = []
  if (answer !== null) places.push(COUNTED.answers)
  if (answer === 'hard') places.push(COUNTED.hard)
  if (complaint) places.push(COUNTED.complaints)
  if (trouble !== null && blocklist === null) places.push(placeOf(trouble))
  return places
}
