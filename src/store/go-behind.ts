import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

/** Where all threads want all of the processor, this one gets about a third of what another gets. */
const STEPS = 5

/**
 * Lets all other threads go before the one that calls it. Linux alone has a priority for each thread: under its own
 * number, where other systems would only know the process.
 */
export function goBehind(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    if (thread > 0 && thread !== process.pid) setPriority(thread, Math.min(getPriority() + STEPS, 19))
  } catch {
    // Where that is not allowed, answers wait a little longer.
  }
}
