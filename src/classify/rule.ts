import type { BounceType } from '../model/advice.ts'
import type { Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'

/**
 * How much a rule's words say. `clear`: they name the cause and cannot well be meant otherwise. `usual`: they
 * name it as a rule. `hint`: they only lean to it; a status code that says something wins over them. `cue`: a word or
 * two that speak of it at all; any other words win, only codes that say nothing lose.
 */
export type Weight = 'clear' | 'usual' | 'hint' | 'cue'

/** One entry of a phrase table. The syntax of patterns is that of match/pattern.ts: `*` gap, `|` word edge. */
export interface Rule {
  /** Slug, unique in its table; the table's name is put before it: `mailbox-full/over-quota`. */
  readonly id: string
  /** Any one of these decides. */
  readonly text?: readonly string[]
  /** None of these may stand in the text. */
  readonly unless?: readonly string[]
  /** Only with one of these statuses, e.g. `5.7.26`, or `*.7.26` for class 4 and 5. */
  readonly status?: readonly string[]
  /** Only with one of these reply codes. */
  readonly reply?: readonly number[]
  /** `usual` where absent. */
  readonly weight?: Weight
  /** Where the words themselves say hard or soft, against what is usual for the reason. */
  readonly type?: BounceType
  /** Sentences that must get this very rule; they are its tests. */
  readonly is: readonly string[]
  /** Sentences that must not get it. */
  readonly isNot?: readonly string[]
}

/** A table of rules that all say one reason. */
export interface ReasonTable {
  readonly reason: Reason
  readonly rules: readonly Rule[]
  /** Its rules lose against others of the same reason and weight, however long what they found is. */
  readonly behind?: boolean
}

/** A table of rules that say what sort of text it is, where it is no failure. */
export interface KindTable {
  readonly kind: Kind
  readonly rules: readonly Rule[]
}

/** A receiver's own rule: it names its reason. */
export interface ProviderRule extends Rule {
  readonly reason: Reason
  /** True where the words are too common to be trusted outside this receiver's own replies. */
  readonly onlyHere?: boolean
  /** What the receiver's own documentation tells the sender to do, in one sentence. */
  readonly remedy?: string
}

/** A mailbox provider or filter service with its own words and codes. */
export interface Provider {
  /** `gmail`, `outlook`, … as in the event's `provider`. */
  readonly name: string
  /** For people: "Gmail". */
  readonly title: string
  /** Host name endings of its mail servers. */
  readonly hosts: readonly string[]
  /** Domains of its mailboxes. */
  readonly domains?: readonly string[]
  /** Patterns in a text that only this receiver writes. */
  readonly marks?: readonly string[]
  /** The receiver's page for senders or for delisting. */
  readonly help?: string
  readonly rules: readonly ProviderRule[]
}

/** A DNS blocklist or a reputation service that refusals name. */
export interface BlocklistEntry {
  readonly id: string
  readonly name: string
  /** Page to look up or delist. */
  readonly url: string | null
  /** The same for one listing: `{listed}` is replaced by the address or domain, where the text names it. */
  readonly lookup?: string
  readonly text: readonly string[]
  /** `link`: it lists domains found in bodies, so the refusal is about the content. */
  readonly lists: 'address' | 'domain' | 'link'
  readonly is: readonly string[]
}

/** Declares a reason's table. */
export const reasonTable = (reason: Reason, rules: readonly Rule[]): ReasonTable => ({ reason, rules })

/** Declares a kind's table. */
export const kindTable = (kind: Kind, rules: readonly Rule[]): KindTable => ({ kind, rules })

/** Declares a receiver. */
export const provider = (entry: Provider): Provider => entry
