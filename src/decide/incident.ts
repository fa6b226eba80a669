/** The kinds of incidents, the most urgent first. */
export const INCIDENT_KINDS = ['outage', 'sender-trouble', 'rate', 'silence', 'backscatter'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** Reasons of refusals that are the sender's trouble. */
export const TROUBLES = [
  'reputation',
  'authentication',
  'missing-ptr',
  'policy',
  'spam-filter',
  'tls-required',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** What an incident is about; with `kind` it is told apart from all others at its receiver. */
export const INCIDENT_CAUSES = [
  'unknown-addresses',
  ...TROUBLES,
  'blocklist',
  'hard-bounces',
  'complaints',
  'nothing-read',
  'unreadable',
  'backscatter',
] as const
export type IncidentCause = (typeof INCIDENT_CAUSES)[number]

/** `critical`: somebody should look now. */
export type Severity = 'warning' | 'critical'

/** What is known of an incident. */
export interface IncidentFacts {
  /** Stable for as long as it is the same incident, also where it closed and came back. */
  readonly id: string
  readonly kind: IncidentKind
  readonly cause: IncidentCause
  /** Which receiver; null where it is about several, or about none. */
  readonly receiver: string | null
  /** Rates of a stream: which one; null for the others. */
  readonly scope: string | null
  /** The IP, domain or source that it is about, where that is told: of several the one that is named most. */
  readonly subject: string | null
  readonly severity: Severity
  /** When its first and its last sign happened, in milliseconds since 1970. */
  readonly from: number
  readonly lastSeen: number
  /** When it was over; null while it lasts. */
  readonly to: number | null
  /** How many refusals, bounces, complaints or reports stand under it. */
  readonly count: number
  /** Per cent of the receiver's or stream's answers, when it was last looked at; null where it is no share. */
  readonly share: number | null
  /** The words of a refusal, as they were last said. */
  readonly words: string | null
  /** The rule that read these words, as `gmail/low-reputation`. */
  readonly rule: string | null
  /** Where to look it up or have it taken away. */
  readonly link: { readonly name: string; readonly url: string | null } | null
  /** What the texts name (addresses, domains), or the receivers concerned, and how often: the most first. */
  readonly named: readonly { readonly name: string; readonly count: number }[]
  /** The id of another incident that it turned out to be part of: what made it was that one's. Then it is over. */
  readonly partOf: string | null
}

/** A time during which a receiver calls good addresses unknown. */
export interface Incident {
  readonly receiver: string
  /** Milliseconds since 1970: the beginning of the span in which it was noticed. */
  readonly from: number
  /** null while it lasts. */
  readonly to: number | null
  /**
   * null: bounces of that time hold their addresses. `released`: they do not count. `confirmed`: it was none, they
   * count as always.
   */
  readonly resolution: 'released' | 'confirmed' | null
}

/** Whether it needs somebody: it lasts, or it is over and nobody has settled what becomes of the addresses it holds. */
export function isOpen({
  to,
  held,
  resolution,
}: {
  readonly to: number | string | null
  readonly held: number
  readonly resolution: Incident['resolution']
}): boolean {
  return to === null || (held > 0 && resolution === null)
}

/** The incident that covers a failure, if any; one that still holds goes before one that is settled. */
export function incidentAt(
  incidents: readonly Incident[],
  { receiver, at }: { readonly receiver: string; readonly at: number },
): Incident | null {
  let found: Incident | null = null
  for (const one of incidents) {
    const covers = one.receiver === receiver && at >= one.from && (one.to === null || at <= one.to)
    if (covers && (found === null || one.resolution === null)) found = one
  }
  return found
}
