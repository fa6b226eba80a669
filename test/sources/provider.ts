import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A stand-in for a provider's authorization server. */
export interface StandIn {
  readonly endpoints: { authorize: string; device: string; token: string }
  /** Where a mail server asks who a token belongs to. */
  readonly tokens: string
  /** Every form that was sent to it, in order. */
  readonly forms: Readonly<Record<string, string>>[]
  /** What it answers to the next asks for a token, before it gives one. */
  readonly refusals: { error: string; error_description?: string }[]
  /** Tokens that hold no more. */
  readonly withdrawn: Set<string>
  /** How long to wait between two asks, in seconds. */
  interval: number
  /** How many seconds its tokens hold. */
  lasts: number
  /** The PKCE challenge that a browser brought. */
  challenge: string
}

export async function standIn(user: string): Promise<StandIn> {
  const server = createServer()
  let given = 0
  server.on('request', async (request, response) => {
    const url = new URL(request.url!, 'http://127.0.0.1')
    const answer =
      url.pathname === '/introspect'
        ? { active: known(url.searchParams.get('token') ?? '') ? 'yes' : 'no', email: user }
        : await toForm(url.pathname, await formOf(request))
    response.writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  const known = (token: string) => /^access-\d+$/.test(token) && !provider.withdrawn.has(token)
  const toForm = async (path: string, form: Record<string, string>): Promise<object> => {
    provider.forms.push(form)
    if (path === '/device')
      return {
        device_code: 'dev',
        user_code: 'ABCD-1234',
        verification_uri: 'https://example.com/device',
        interval: provider.interval,
      }
    const refusal = provider.refusals.shift()
    if (refusal !== undefined) return refusal
    if (form.code_verifier !== undefined) {
      const hashed = createHash('sha256').update(form.code_verifier).digest('base64url')
      if (hashed !== provider.challenge) return { error: 'invalid_grant' }
    }
    given++
    return { access_token: `access-${given}`, refresh_token: `refresh-${given}`, expires_in: provider.lasts }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: StandIn = {
    endpoints: { authorize: `${base}/authorize`, device: `${base}/device`, token: `${base}/token` },
    tokens: `${base}/introspect?token=`,
    ...{ forms: [], refusals: [], withdrawn: new Set(), interval: 5, lasts: 3600, challenge: '' },
  }
  return provider
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()))
}
