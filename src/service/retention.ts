import type { FastifyBaseLogger } from 'fastify'
import type { Store } from '../store/store.ts'

const DAY = 24 * 3600 * 1000

/**
 * Removes events older than so many days, now and once a day.
 *
 * @returns ends it
 */
export function keepDays(
  store: Pick<Store, 'prune'>,
  days: number,
  clock: () => number,
  log: FastifyBaseLogger,
): () => void {
  if (days === 0) return () => {}
  const prune = async () => {
    try {
      const removed = await store.prune(clock() - days * DAY)
      log.info({ removed, days }, 'old events removed')
    } catch (error) {
      log.error(error)
    }
  }
  void prune()
  const timer = setInterval(prune, DAY)
  timer.unref()
  return () => clearInterval(timer)
}
