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
