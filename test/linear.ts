import { expect } from 'vitest'

/** Milliseconds that are soon enough on any machine. */
const SOON = 1000
/** A quarter of the size may take a tenth of the time, but no less: of quadratic work it takes a sixteenth. */
const SHARE = 10

/**
 * Expects work to take time in proportion to its size. It is asked by what part of the time a part of the work takes:
 * a machine that is slow or busy is so for both.
 *
 * @example
 * expectLinear(40_000, (lines) => readEmail('to: jo@example.com\n'.repeat(lines)))
 */
export function expectLinear(size: number, work: (size: number) => unknown): void {
  if (timeOf(() => work(size)) < SOON) return
  const quarter = shortest(() => work(size / 4))
  expect(shortest(() => work(size))).toBeLessThan(SHARE * quarter)
}

const shortest = (work: () => unknown) => Math.min(timeOf(work), timeOf(work), timeOf(work))

/** Time of the processor, in milliseconds: that of other programs does not count. */
function timeOf(work: () => unknown): number {
  const from = process.cpuUsage()
  work()
  return process.cpuUsage(from).user / 1000
}
