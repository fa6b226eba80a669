import type { Answer, Dns, Records, RecordType, Silence } from '../../src/doctor/dns/dns.ts'
import type { FetchPolicy } from '../../src/doctor/fetch-policy.ts'

/** The records of a small DNS, by name and type. */
export interface Zone {
  readonly names: ReadonlyMap<string, ReadonlyMap<RecordType, readonly string[]>>
}

/** Reads lines as `example.com TXT v=spf1 -all`. */
export function zoneOf(lines: readonly string[]): Zone {
  const names = new Map<string, Map<RecordType, string[]>>()
  for (const line of lines) {
    const [, name = '', type = 'TXT', value = ''] = /^(\S+) (\S+) ?(.*)$/.exec(line) ?? []
    const types = names.get(name.toLowerCase()) ?? new Map<RecordType, string[]>()
    names.set(name.toLowerCase(), types)
    types.set(type as RecordType, [...(types.get(type as RecordType) ?? []), value])
  }
  return { names }
}

/** What a name server would say. A name that only has others under it exists (RFC 8020). */
export function answerIn({ names }: Zone, name: string, type: RecordType): Answer<string> {
  const types = names.get(name)
  const [alias] = types?.get('CNAME') ?? []
  if (alias !== undefined && type !== 'CNAME') return answerIn({ names }, alias, type)
  const records = types?.get(type) ?? []
  const [first] = records
  if (first?.startsWith('!')) return { is: 'failed', why: first.slice(1) as Silence }
  if (first !== undefined) return { is: 'found', records }
  const exists = types !== undefined || [...names.keys()].some((one) => one.endsWith(`.${name}`))
  return { is: 'none', exists }
}

/** A DNS in memory, which counts what it is asked. */
export function dnsOf(lines: readonly string[]): Dns & { readonly asked: string[] } {
  const zone = zoneOf(lines)
  const asked: string[] = []
  return {
    asked,
    async ask<T extends RecordType>(name: string, type: T) {
      asked.push(`${name} ${type}`)
      const answer = answerIn(zone, name, type)
      if (answer.is !== 'found' || type !== 'MX') return answer as Answer<Records[T]>
      const records = answer.records.map((text) => {
        const [priority, host = ''] = text.split(' ')
        return { priority: Number(priority), host: host === '.' ? '' : host }
      })
      return { is: 'found', records } as Answer<unknown> as Answer<Records[T]>
    },
  }
}

/** Serves one policy, or none. */
export const policyOf = (text: string | undefined): FetchPolicy => {
  return async () =>
    text === undefined
      ? { is: 'failed', why: 'the server answers 404, instead of 200' }
      : { is: 'found', type: 'text/plain', text }
}
