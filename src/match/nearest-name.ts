/** So much of what was written is looked at. */
const LONGEST = 40

/**
 * The name that somebody may have meant: one that differs by a letter or two; null where there is none.
 *
 * @example
 * nearestName('formt', ['format', 'from']) // 'format'
 */
export function nearestName(written: string, names: readonly string[]): string | null {
  const given = written.slice(0, LONGEST).toLowerCase()
  let best: string | null = null
  let least = Math.min(2, Math.floor(given.length / 3))
  for (const name of names) {
    const distance = distanceOf(given, name)
    if (distance > least || (best !== null && distance === least)) continue
    best = name
    least = distance
  }
  return best
}

/** A sentence for who mistyped a name: which may be meant, else what there is. */
export function meantOr(written: string, names: readonly string[], otherwise: string): string {
  const near = nearestName(written, names)
  return near === null ? otherwise : `Did you mean ${near}?`
}

/** How many letters must be put in, taken out, changed or swapped with the next. */
function distanceOf(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = swaps ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(changed, swapped, rows[i - 1]![j]! + 1, row[j - 1]! + 1))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
