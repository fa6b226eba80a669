import { Resolver } from 'node:dns/promises'
import type { Answer, Dns, Records, RecordType, Silence } from './dns.ts'

export interface NodeDnsOptions {
  /** Resolvers to ask, as `192.0.2.53` or `192.0.2.53:5353`; the machine's own unless told. */
  readonly servers?: readonly string[] | undefined
  /** Milliseconds for one try. */
  readonly timeout?: number | undefined
  readonly tries?: number | undefined
}

/** The codes of Node (c-ares) that say something; any other is an answer that cannot be read. */
const SILENCE_OF: Readonly<Record<string, Silence>> = {
  ETIMEOUT: 'timeout',
  ECANCELLED: 'timeout',
  ESERVFAIL: 'servfail',
  EREFUSED: 'refused',
  ECONNREFUSED: 'unreachable',
}

/**
 * Asks by Node's own resolver, which repeats over TCP what does not fit into a datagram.
 *
 * @example
 * const dns = nodeDns({ servers: ['192.0.2.53'], timeout: 2000 }) // milliseconds for a try
 */
export function nodeDns({ servers, timeout = 3000, tries = 2 }: NodeDnsOptions = {}): Dns {
  const resolver = new Resolver({ timeout, tries })
  if (servers !== undefined && servers.length > 0) resolver.setServers([...servers])
  const by: { readonly [T in RecordType]: (name: string) => Promise<Records[T][]> } = {
    A: (name) => resolver.resolve4(name),
    AAAA: (name) => resolver.resolve6(name),
    CNAME: (name) => resolver.resolveCname(name),
    // Not `reverse`, which looks into the hosts file as well.
    PTR: (name) => resolver.resolvePtr(name),
    MX: async (name) =>
      (await resolver.resolveMx(name)).map(({ priority, exchange }) => ({ priority, host: exchange })),
    TXT: async (name) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')),
  }
  return {
    async ask<T extends RecordType>(name: string, type: T): Promise<Answer<Records[T]>> {
      try {
        const records = await by[type](name)
        return records.length > 0 ? { is: 'found', records } : { is: 'none', exists: true }
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException
        if (code === 'ENOTFOUND') return { is: 'none', exists: false }
        if (code === 'ENODATA') return { is: 'none', exists: true }
        return { is: 'failed', why: SILENCE_OF[code] ?? 'broken' }
      }
    },
  }
}
