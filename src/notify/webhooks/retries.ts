const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000]

/** Waits before each further try: the schedule that Standard Webhooks suggests, a day and a half in all. */
export const RETRIES: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  20 * HOUR,
]

/** No wait is longer, whatever a receiver asks for. */
const LONGEST = 24 * HOUR

/**
 * How long to wait after so many failed tries; null: no further one. Up to a tenth more by chance, so that what failed
 * together does not come back together.
 *
 * @param asked what the receiver asked to wait, in milliseconds
 */
export function waitAfter(
  attempts: number,
  asked: number | null,
  retries: readonly number[] = RETRIES,
  chance = Math.random(),
): number | null {
  const usual = retries[attempts - 1]
  if (usual === undefined) return null
  return Math.min(Math.max(usual, asked ?? 0) * (1 + chance / 10), LONGEST)
}
