/**
 * Puts the files of a rotated log in the order in which they were written: `mail.log.2.gz`, `mail.log.1`, `mail.log`.
 * Other names keep their places.
 */
export function inRotationOrder(names: readonly string[]): readonly string[] {
  const logs = new Map<string, Rotated[]>()
  for (const name of names) {
    const rotated = rotationOf(name)
    logs.set(rotated.log, [...(logs.get(rotated.log) ?? []), rotated])
  }
  if (logs.size === names.length) return names
  const done = new Set<string>()
  return names.flatMap((name) => {
    const { log } = rotationOf(name)
    if (done.has(log)) return []
    done.add(log)
    return logs
      .get(log)!
      .sort((a, b) => b.age - a.age)
      .map((rotated) => rotated.name)
  })
}

interface Rotated {
  readonly name: string
  /** The name without number and packing. */
  readonly log: string
  /** 0 for the file that is still written to. */
  readonly age: number
}

function rotationOf(name: string): Rotated {
  const match = /^(.*[^/])\.(\d{1,4})(?:\.gz)?$/.exec(name)
  if (match !== null) return { name, log: match[1]!, age: Number(match[2]) }
  return { name, log: name, age: 0 }
}
