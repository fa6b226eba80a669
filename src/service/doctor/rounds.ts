import type { FastifyBaseLogger } from 'fastify'
import type { DoctorDesk } from './desk.ts'

const HOUR = 3600 * 1000

/**
 * Looks at the service's own domains every hour, so that it is known since when something is wrong.
 *
 * @returns what ends it
 */
export function doctorRounds(
  desk: DoctorDesk,
  domains: readonly string[],
  log: FastifyBaseLogger,
  every = HOUR,
): () => void {
  if (domains.length === 0) return () => {}
  const round = async () => {
    for (const domain of domains) {
      try {
        const { worst } = await desk.examine({ domain })
        log[worst === 'error' ? 'warn' : 'info']({ domain, worst }, 'the doctor looked at a domain')
      } catch (error) {
        log.warn({ domain, error: String(error) }, 'the doctor could not look at a domain')
      }
    }
  }
  const timer = setInterval(round, every)
  timer.unref()
  round()
  return () => clearInterval(timer)
}
