import { isResolver } from '../../doctor/dns/server.ts'
import { type Arguments, type OptionSpec, UsageError } from '../command.ts'

export const RESOLVER_OPTION: OptionSpec = {
  name: 'resolver',
  value: 'HOST',
  text: 'the resolver to ask, as 192.0.2.53 or 192.0.2.53:5353',
}

/** The resolver that is named; none: the machine's own. */
export function serversIn({ options }: Arguments): readonly string[] {
  const [resolver] = options.resolver ?? []
  if (resolver === undefined) return []
  if (!isResolver(resolver))
    throw new UsageError(`--resolver ${resolver}: it must be an IP address, with :PORT after it if you like.`)
  if (options.url?.[0] !== undefined)
    throw new UsageError('--resolver is for a run without --url: a service asks its own.')
  return [resolver]
}
