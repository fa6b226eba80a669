/** Digits of a key that are looked at, in hex: 28 bits, beside which 24 bits for a place leave a number whole. */
const DIGITS = 7
const PLACES = 2 ** 24

/**
 * The places of keys in the order of what they begin with. Two of a million that begin alike may stand either way: it
 * is for reading and writing what stands near each other one after the other.
 *
 * @example inOrder(['f00d', '0123', 'abcd'].map((key) => key.padEnd(32, '0'))) // [1, 2, 0]
 */
export function inOrder(keys: readonly string[]): number[] {
  const numbers = new Float64Array(keys.length)
  for (let n = 0; n < keys.length; n++)
    numbers[n] = Number.parseInt(keys[n]!.slice(0, DIGITS), 16) * PLACES + n
  numbers.sort()
  const places = new Array<number>(keys.length)
  for (let n = 0; n < keys.length; n++) places[n] = numbers[n]! % PLACES
  return places
}
