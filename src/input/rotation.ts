/**
 * Puts the files of a rotated log in the order in which they were written: `mail.log.2.gz`, `mail.log.1`, `mail.log`;
 * `maillog-20251221.gz`, `maillog-20251228`, `maillog`.
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
  const numbered = /^(.*[^/])\.(\d{1,4})(?:\.(?:gz|zst))?$/.exec(name)
  if (numbered !== null) return { name, log: numbered[1]!, age: Number(numbered[2]) }
  // The `dateext` of logrotate, by the day or the hour: the lower the older.
  const dated = /^(.*[^/])-((?:19|20)\d{6})(\d\d)?(?:\.(?:gz|zst))?$/.exec(name)
  if (dated !== null) return { name, log: dated[1]!, age: 1e10 - Number(dated[2]! + (dated[3] ?? '00')) }
  return { name, log: name, age: 0 }
}
