import { signal } from '@preact/signals'
import type { KeyScope, Session } from '../../../src/client/shapes.ts'

/** Who is signed in; undefined until it is known, null for nobody. */
export const session = signal<Session | null | undefined>(undefined)

/** What the key of this session may do: what it may not is not offered. */
export function may(scope: KeyScope): boolean {
  const scopes = session.value?.scopes ?? []
  return scopes.includes(scope) || scopes.includes('admin')
}

/** The service no longer knows the cookie: it asks for a key again. */
export function signedOut(): void {
  session.value = null
}
