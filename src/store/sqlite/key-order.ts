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
  const numbers = Float64Array.from(keys, (key, n) => Number.parseInt(key.slice(0, DIGITS), 16) * PLACES + n)
  return Array.from(numbers.sort(), (number) => number % PLACES)
}
