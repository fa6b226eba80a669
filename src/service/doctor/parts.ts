import { isResolver } from '../../doctor/dns/server.ts'
import { domainIn } from '../../doctor/names.ts'
import type { ServiceConfig } from '../service-config.ts'
import type { DoctorParts } from './desk.ts'

/** Asks these resolvers, or the machine's own; loaded when it is first asked. */
export function dnsParts(resolvers: readonly string[]): () => Promise<DoctorParts> {
  let parts: Promise<DoctorParts> | null = null
  const load = async () => {
    const { nodeDns } = await import('../../doctor/dns/node-dns.ts')
    return { dns: nodeDns({ servers: resolvers }) }
  }
  return () => {
    parts ??= load()
    return parts
  }
}

/** What is wrong with the doctor's settings, in words. */
export function doctorMistakes(config: Pick<ServiceConfig, 'resolvers' | 'doctorDomains'>): string[] {
  const resolvers = config.resolvers.filter((one) => !isResolver(one))
  const domains = config.doctorDomains.filter((one) => domainIn(one) === null)
  return [
    ...resolvers.map((one) => `resolvers: “${one}” must be an IP address, with :PORT after it if you like.`),
    ...domains.map((one) => `doctorDomains: “${one}” is no domain.`),
  ]
}
