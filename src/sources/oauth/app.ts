import type { SignInBlock } from '../server/settings.ts'
import { type Endpoints, PROVIDERS, type Provider } from './providers.ts'

/** The registered app in whose name a mailbox is read, at its provider. */
export interface App {
  readonly provider: Provider
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly endpoints: Endpoints
}

/** The app of a block of settings; null where it signs in with a password. */
export function appOf(block: SignInBlock): App | null {
  const { signIn, clientId, clientSecret, tenant = 'organizations', endpoints } = block
  if (signIn === undefined || clientId === undefined) return null
  const provider = PROVIDERS[signIn]
  return { provider, clientId, clientSecret, endpoints: { ...provider.endpoints(tenant), ...endpoints } }
}
