/** Sorted strings of symbols, one behind the other: key `n` is `symbols[starts[n]] … symbols[starts[n + 1] - 1]`. */
export interface Keys {
  readonly symbols: Uint8Array
  readonly starts: Int32Array
  /** Length of the longest. */
  readonly longest: number
}

/** @param keys sorted by code unit, each a string of symbols */
export function flatKeys(keys: readonly string[]): Keys {
  const starts = new Int32Array(keys.length + 1)
  keys.forEach((key, at) => {
    starts[at + 1] = starts[at]! + key.length
  })
  const symbols = new Uint8Array(starts[keys.length]!)
  keys.forEach((key, at) => {
    for (let i = 0; i < key.length; i++) symbols[starts[at]! + i] = key.charCodeAt(i)
  })
  return { symbols, starts, longest: keys.reduce((most, key) => Math.max(most, key.length), 0) }
}
