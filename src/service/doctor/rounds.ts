import type { FastifyBaseLogger } from 'fastify'
import type { DoctorDesk } from './desk.ts'
import type { IncidentDesk } from './incident-desk.ts'

const HOUR = 3600 * 1000
const MINUTE = 60 * 1000

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

/**
 * Looks at each new incident of sender trouble within a minute, while what is wrong is still there.
 *
 * @returns what ends it
 */
export function incidentRounds(desk: IncidentDesk, log: FastifyBaseLogger, every = MINUTE): () => void {
  let running = false
  const round = async () => {
    if (running) return
    running = true
    try {
      await desk.lookAtNew()
    } catch (error) {
      log.warn({ error: String(error) }, 'the doctor could not look at an incident')
    }
    running = false
  }
  const timer = setInterval(round, every)
  timer.unref()
  return () => clearInterval(timer)
}
