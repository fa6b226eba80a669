import type { IncidentCause, IncidentFacts, Trouble } from '../incident.ts'
import { DEFAULT_POLICY, type Policy } from '../policy.ts'
import { COUNTED, count, HOUR, since } from './buckets.ts'
import {
  type Addition,
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
} from './episode.ts'
import { hasOpen, newRow, people, placeOf, type Row, WIDTH } from './row.ts'
import type { Signal } from './signal.ts'
import { backscatterSigns, listedSigns, type Rate, rateSigns, troubleSigns } from './signs.ts'
import { type Pulse, type Rhythm, SilenceWatch } from './silence.ts'

/** What is remembered under one name: plain data that can be stored. */
export type WatchMemory = Row | Rhythm

/** How many receivers, streams and listings are remembered: those heard of last. */
const ROWS = 10_000

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
  readonly #rows = new Map<string, Row>()
  readonly #silence: SilenceWatch
  /** The rows that have an open incident. */
  readonly #open = new Set<string>()
  readonly #dirty = new Set<string>()
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
    this.#rows.set(name, row)
    if (hasOpen(row)) this.#open.add(name)
    const [kind, list, listed] = name.split('\n')
    if (kind === 'list' && listed) this.#listed.set(list!, listed)
  }

  /** All that it remembers. */
  get memory(): [name: string, memory: WatchMemory][] {
    return structuredClone([...this.#rows, ...this.#silence.memory])
  }

  /** What it remembers otherwise than when it was last asked; null for what it has forgotten. */
  changes(): [name: string, memory: WatchMemory | null][] {
    const names = [...this.#dirty, ...this.#silence.dirty]
    this.#dirty.clear()
    this.#silence.dirty.clear()
    return names.map((name) => [name, this.#rows.get(name) ?? this.#silence.rhythmOf(name)])
  }

  /** The incidents that this event has opened, changed or closed. */
  observe(signal: Signal): IncidentFacts[] {
    if (signal.answer === null && !signal.complaint) return []
    const places = placesOf(signal)
    const receiver = this.#count(`receiver\n${signal.receiver}`, signal.at, places)
    const stream = this.#count(`stream\n${signal.scope}`, signal.at, places)
    const total = this.#count('total', signal.at, places)
    if (signal.blocklist !== null) this.#observeListing(signal, total)
    else if (signal.trouble !== null) this.#observeTrouble(receiver, signal, signal.trouble)
    if (signal.answer === 'hard') this.#observeRate('hard-bounces', receiver, stream, signal)
    if (signal.complaint) this.#observeRate('complaints', receiver, stream, signal)
    if (this.#open.size > 0) this.#look(signal.at)
    return this.#told()
  }

  /** A report on mail that was never sent. */
  backscatter(at: number, source: string): IncidentFacts[] {
    const row = this.#count('backscatter', at, [COUNTED.answers])
    const identity: Identity = { ...NOWHERE, kind: 'backscatter', cause: 'backscatter' }
    this.#judge('backscatter', row, identity, backscatterSigns(row, this.#policy), {
      ...{ at, words: null, named: source },
    })
    if (this.#open.size > 0) this.#look(at)
    return this.#told()
  }

  /** What the clock, and what the sources read since it was last told, open or close. `at` is now. */
  tick(at: number, pulses: readonly Pulse[]): IncidentFacts[] {
    this.#look(at)
    const told = this.#told()
    for (const episode of this.#silence.tick(at, pulses)) told.push(factsOf(episode))
    return told
  }

  #told(): IncidentFacts[] {
    if (this.#changed.size === 0) return []
    const told = [...this.#changed.values()].map(factsOf)
    this.#changed.clear()
    return told
  }

  #count(name: string, at: number, places: readonly number[]): Row {
    let row = this.#rows.get(name)
    if (row === undefined) {
      if (this.#rows.size >= ROWS) this.#drop()
      row = newRow()
    } else this.#rows.delete(name)
    this.#rows.set(name, row)
    this.#dirty.add(name)
    count(row, at, places, WIDTH)
    return row
  }

  /** The row heard of longest ago, unless it has an open incident. */
  #drop(): void {
    for (const name of this.#rows.keys()) {
      if (this.#open.has(name)) continue
      this.#rows.delete(name)
      this.#dirty.add(name)
      return
    }
  }

  #observeTrouble(row: Row, signal: Signal, trouble: Trouble): void {
    const { at, receiver, who, words, rule, subject } = signal
    const different = people(row, trouble, who, at, this.#policy.troubleAddresses)
    const isOpen = row.episodes[trouble]?.to === null
    const identity: Identity = { ...NOWHERE, kind: 'sender-trouble', cause: trouble, receiver }
    const signs = troubleSigns(row, trouble, different, isOpen, this.#policy)
    this.#judge(`receiver\n${receiver}`, row, identity, signs, { at, words, rule, named: subject })
  }

  #observeListing(signal: Signal, total: Row): void {
    const { at, receiver, who, words, rule, blocklist } = signal
    const { name, url } = blocklist!
    const listed = blocklist!.listed ?? this.#listed.get(name) ?? ''
    if (listed !== '') this.#listed.set(name, listed)
    const key = `list\n${name}\n${listed}`
    const row = this.#count(key, at, [COUNTED.answers])
    // By the clock of all mail: the list itself is heard of only now and then.
    row.newest = Math.max(row.newest, total.newest)
    const different = people(row, 'listed', who, at, this.#policy.listedAddresses)
    const receivers = people(row, 'receivers', receiver, at, this.#policy.listedReceivers)
    const identity: Identity = {
      ...NOWHERE,
      kind: 'sender-trouble',
      cause: 'blocklist',
      listed: listed || null,
    }
    const link = { name, url }
    this.#judge(key, row, identity, listedSigns(row, different, receivers, this.#policy), {
      ...{ at, words, rule, named: receiver, link },
    })
  }

  /** A receiver's rate is an incident of its own only where it is far worse than that of its stream. */
  #observeRate(rate: Rate, receiver: Row, stream: Row, signal: Signal): void {
    const { at, scope, receiver: name } = signal
    const addition = { at, words: null, named: name }
    const whole: Identity = { ...NOWHERE, kind: 'rate', cause: rate, scope }
    this.#judge(`stream\n${scope}`, stream, whole, rateSigns(stream, rate, this.#policy), addition)
    // The many domains of companies are seen in their stream.
    if (name.includes('.')) return
    const one: Identity = { ...NOWHERE, kind: 'rate', cause: rate, receiver: name }
    const signs = rateSigns(receiver, rate, this.#policy)
    const open = stream.episodes[rate]
    const worse = open === undefined || open.to !== null || (signs?.share ?? 0) > 2 * (open.share ?? 0)
    const isOpen = receiver.episodes[rate]?.to === null
    this.#judge(`receiver\n${name}`, receiver, one, worse || isOpen ? signs : null, {
      ...{ at, words: signal.words, named: scope === '*' ? null : scope },
    })
  }

  /** Adds an event to the incident that is open, or opens one where there are the signs. */
  #judge(name: string, row: Row, identity: Identity, signs: Signs | null, addition: Addition): void {
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
    this.#open.add(name)
    this.#changed.set(episode.id, episode)
  }

  /** Closes what is over at that time. */
  #look(at: number): void {
    for (const name of this.#open) {
      const row = this.#rows.get(name)!
      for (const cause in row.episodes) {
        const episode = row.episodes[cause]!
        if (episode.to !== null || at - episode.signs < this.#policy.incidentQuietHours * HOUR) continue
        if (!isOver(episode, at, this.#goesOn(row, episode), this.#policy)) continue
        closed(episode)
        this.#dirty.add(name)
        this.#changed.set(episode.id, episode)
      }
      if (!hasOpen(row)) this.#open.delete(name)
    }
  }

  /** Whether enough mail went well since the last signs to tell that they are gone. */
  #goesOn(row: Row, episode: Episode): boolean {
    if (episode.kind === 'backscatter') return true
    const where = episode.cause === 'blocklist' ? (this.#rows.get('total') ?? row) : row
    const answers = since(where, episode.signs, COUNTED.answers)
    if (answers < this.#policy.bounceSends) return false
    const { place, percent } = limitOf(episode.cause, this.#policy)
    return place === null || 100 * since(row, episode.signs, place) <= percent * answers
  }
}

/** Which share of the answers is no trouble any more. */
function limitOf(cause: IncidentCause, policy: Policy): { place: number | null; percent: number } {
  if (cause === 'hard-bounces') return { place: COUNTED.hard, percent: policy.bounceWarnPercent }
  if (cause === 'complaints') return { place: COUNTED.complaints, percent: policy.complaintWarnPercent }
  if (cause === 'blocklist') return { place: null, percent: 0 }
  return { place: placeOf(cause as Trouble), percent: policy.troublePercent }
}

const NOWHERE = { receiver: null, scope: null, listed: null }

function placesOf({ answer, complaint, trouble, blocklist }: Signal): number[] {
  const places: number[] = []
  if (answer !== null) places.push(COUNTED.answers)
  if (answer === 'delivered') places.push(COUNTED.delivered)
  if (answer === 'hard') places.push(COUNTED.hard)
  if (complaint) places.push(COUNTED.complaints)
  if (trouble !== null && blocklist === null) places.push(placeOf(trouble))
  return places
}
