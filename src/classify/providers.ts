import type { CompiledProvider } from './knowledge.ts'

/** Finds a receiver by a host name or a mail domain: one look-up a label, whatever the number of receivers. */
export class ProviderIndex {
  private readonly byHost = new Map<string, string>()
  private readonly byDomain = new Map<string, string>()

  constructor(providers: readonly CompiledProvider[]) {
    for (const { name, hosts, domains = [] } of providers) {
      for (const host of hosts) this.byHost.set(host, name)
      for (const domain of domains) this.byDomain.set(domain, name)
    }
  }

  /** @example index.ofHost('gmail-smtp-in.l.google.com') // 'gmail' */
  ofHost(host: string): string | null {
    let name = hostName(host)
    while (name !== '') {
      const found = this.byHost.get(name)
      if (found !== undefined) return found
      const dot = name.indexOf('.')
      if (dot < 0) return null
      name = name.slice(dot + 1)
    }
    return null
  }

  /** @example index.ofAddress('someone@yahoo.co.jp') */
  ofAddress(address: string): string | null {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
    return this.byDomain.get(domain) ?? null
  }
}

/** `mx.example.com [192.0.2.1]` → `mx.example.com`. */
function hostName(host: string): string {
  const end = host.search(/[ [(:]/)
  const name = (end < 0 ? host : host.slice(0, end)).toLowerCase()
  return name.endsWith('.') ? name.slice(0, -1) : name
}
