import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { App } from './app.ts'
import { type Answer, ask } from './ask.ts'
import type { Invitation } from './device.ts'

export interface BrowserOptions {
  readonly show: (invitation: Invitation) => void
  /** The address that a browser was sent to, where it runs on another machine and a person copies it from there. */
  readonly pasted?: Promise<string>
}

/**
 * A person signs in with a browser, which comes back to this machine with a code (RFC 8252 section 7.3), for which
 * only who asked gets tokens (PKCE, RFC 7636).
 *
 * @throws where the person says no
 */
export async function signInByBrowser(app: App, { show, pasted }: BrowserOptions): Promise<Answer> {
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const redirect = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const arrived = comingBack(server, state)
    show({ url: addressOf(app, { redirect, verifier, state }), code: null })
    const copied = pasted?.then((text) => codeIn(text.trim(), state))
    const code = await (copied === undefined ? arrived : Promise.race([arrived, copied]))
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier }
    return await ask(app.endpoints.token, app, form)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

function addressOf(
  { provider, clientId, endpoints }: App,
  asked: { readonly redirect: string; readonly verifier: string; readonly state: string },
): string {
  const url = new URL(endpoints.authorize)
  const query = {
    client_id: clientId,
    redirect_uri: asked.redirect,
    response_type: 'code',
    scope: provider.scope,
    state: asked.state,
    code_challenge: createHash('sha256').update(asked.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...provider.authorizeWith,
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** The code with which a browser comes back. Other requests, as for an icon, are not meant. */
function comingBack(server: Server, state: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('request', ({ url = '/' }, response) => {
      const address = `http://127.0.0.1${url}`
      const meant = new URL(address).searchParams.get('state') === state
      response.writeHead(meant ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(meant ? 'Done. You can close this page.\n' : 'There is nothing here.\n')
      if (!meant) return
      try {
        resolve(codeIn(address, state))
      } catch (error) {
        reject(error as Error)
      }
    })
  })
}

function codeIn(address: string, state: string): string {
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams()
  const error = query.get('error')
  if (error !== null) throw new Error(error === 'access_denied' ? 'The person who signed in said no.' : error)
  const code = query.get('code')
  if (code === null || query.get('state') !== state)
    throw new Error('This is not the address that the browser was sent to after this sign-in. Begin again.')
  return code
}
