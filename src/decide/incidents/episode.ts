import type { IncidentCause, IncidentFacts, IncidentKind, Severity } from '../incident.ts'
import type { Policy } from '../policy.ts'
import { DAY } from '../term.ts'
import { HOUR } from './buckets.ts'

/** How many names are kept of what an incident names. */
const NAMED = 10

/** One incident as a detector remembers it: plain data. */
export interface Episode {
  id: string
  kind: IncidentKind
  cause: IncidentCause
  receiver: string | null
  scope: string | null
  /** Of a blocklist: the address or domain that it lists. */
  listed: string | null
  severity: Severity
  from: number
  /** When its last event was, and when it last had all the signs. */
  lastSeen: number
  signs: number
  to: number | null
  count: number
  share: number | null
  words: string | null
  rule: string | null
  link: { name: string; url: string | null } | null
  named: [name: string, count: number][]
  /** What it turned out to be part of; absent in what older versions kept. */
  partOf?: string | null
}

/** What tells an episode apart. */
export type Identity = Pick<Episode, 'kind' | 'cause' | 'receiver' | 'scope' | 'listed'>

/** What the signs say when they are there. */
export interface Signs {
  readonly from: number
  /** Events so far that belong to it. */
  readonly count: number
  readonly share: number | null
  readonly severity: Severity
  /** Where its events are counted. */
  readonly place: number
}

/** What one event adds to an incident that is open. */
export interface Addition {
  readonly at: number
  readonly words: string | null
  readonly named: string | null
  readonly rule?: string | null
  readonly link?: Episode['link']
}

/** Begins an incident, or takes up the one before it where that ended only lately. */
export function opened(
  before: Episode | undefined,
  identity: Identity,
  signs: Signs,
  at: number,
  policy: Policy,
): Episode {
  const returned =
    before !== undefined &&
    before.to !== null &&
    !before.partOf &&
    at - before.to <= policy.incidentReopenDays * DAY
  if (returned) {
    const severity = graver(before.severity, signs.severity)
    return { ...before, to: null, lastSeen: at, signs: at, share: signs.share, severity }
  }
  const { from, count, share, severity } = signs
  return {
    ...identity,
    id: idOf(identity, from),
    ...{ severity, from, lastSeen: at, signs: at, to: null, count, share },
    ...{ words: null, rule: null, link: null, named: [], partOf: null },
  }
}

/** Adds an event. */
export function added(episode: Episode, addition: Addition): void {
  episode.count++
  note(episode, addition)
}

/** What an event says of an episode that has counted it already. */
export function note(episode: Episode, { at, words, rule = null, named, link = null }: Addition): void {
  if (words !== null && (at >= episode.lastSeen || episode.words === null)) {
    episode.words = words
    episode.rule = rule
  }
  episode.lastSeen = Math.max(episode.lastSeen, at)
  // A late one may be the first of all.
  episode.from = Math.min(episode.from, at)
  episode.link ??= link
  if (named === null) return
  const known = episode.named.find(([name]) => name === named)
  if (known !== undefined) known[1]++
  else if (episode.named.length < NAMED) episode.named.push([named, 1])
}

/** Renews the signs of an incident that is open. */
export function renewed(episode: Episode, signs: Signs, at: number): void {
  episode.signs = Math.max(episode.signs, at)
  episode.share = signs.share
  episode.severity = graver(episode.severity, signs.severity)
}

const graver = (one: Severity, other: Severity): Severity =>
  one === 'critical' || other === 'critical' ? 'critical' : 'warning'

/** Whether it is over: mail went on without signs, or nothing was heard for long. */
export function isOver({ signs }: Episode, at: number, goesOn: boolean, policy: Policy): boolean {
  const quiet = at - signs
  return quiet >= policy.incidentForgetDays * DAY || (goesOn && quiet >= policy.incidentQuietHours * HOUR)
}

/** Ends it, when its last event was. */
export function closed(episode: Episode): void {
  episode.to = Math.max(episode.lastSeen, episode.from)
}

/** Ends it, since what made it is another incident's. */
export function absorbed(episode: Episode, whole: string): void {
  episode.partOf = whole
  if (episode.to === null) closed(episode)
}

/**
 * Takes out so many of its events, which turned out to be another incident's. It ends where no signs are left, and where
 * these were most of its events it was part of that one.
 */
export function takenOut(episode: Episode, count: number, signs: Signs | null, whole: string): void {
  if (episode.to === null && signs !== null) {
    episode.share = signs.share
  } else if (2 * count >= episode.count) {
    absorbed(episode, whole)
    return
  } else if (episode.to === null) {
    closed(episode)
  }
  episode.count -= count
}

/** What is told of it, at each of its events: written out, since copying what is left takes several times as long. */
export function factsOf(episode: Episode): IncidentFacts {
  const { kind, cause } = episode
  const named = episode.named.map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
  const told = kind === 'sender-trouble' && cause !== 'blocklist' ? named[0]?.name : null
  return {
    id: episode.id,
    kind,
    cause,
    receiver: episode.receiver,
    scope: episode.scope,
    subject: episode.listed ?? told ?? null,
    severity: episode.severity,
    from: episode.from,
    lastSeen: episode.lastSeen,
    to: episode.to,
    count: episode.count,
    share: episode.share,
    words: episode.words,
    rule: episode.rule,
    link: episode.link,
    named,
    partOf: episode.partOf ?? null,
  }
}

function idOf({ kind, cause, receiver, scope, listed }: Identity, from: number): string {
  const about = [kind === cause ? null : cause, receiver, scope === '*' ? 'all' : scope, listed]
  const slug = [kind, ...about.filter((one) => one !== null), String(from)].join('-')
  return slug.replace(/[^\w.-]+/g, '_')
}
