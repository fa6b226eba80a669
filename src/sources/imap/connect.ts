import type { AuthOptions, ImapFlow } from 'imapflow'
import { appOf } from '../oauth/app.ts'
import { SignIn } from '../oauth/tokens.ts'
import { bytesOf } from '../server/bytes.ts'
import { passwordRefused, Refused, serverProblem } from '../server/problem.ts'
import { trusted } from '../server/tls.ts'
import type { SourceContext } from '../source.ts'
import type { ImapBlock } from './block.ts'

/** A server that says nothing for so long is gone. */
const SILENCE = 2 * 60_000
const CONNECT = 30_000
/** One line of an answer: the UIDs of some millions of messages. */
const LONGEST_LINE = 64 * 1024 * 1024

/** Signs in to the server of a block. */
export class Connector {
  readonly #block: ImapBlock
  readonly #signIn: SignIn | null

  constructor(block: ImapBlock, context: Pick<SourceContext, 'name' | 'folder' | 'clock'>) {
    this.#block = block
    const app = appOf(block)
    this.#signIn = app === null ? null : new SignIn(app, context)
  }

  /** @throws Refused where the server does not let us in; Error with what is wrong, for people */
  async connect(signal?: AbortSignal): Promise<ImapFlow> {
    const { user, password = '' } = this.#block
    if (this.#signIn === null) return this.#with({ user, pass: password }, signal)
    const accessToken = await this.#signIn.access()
    try {
      return await this.#with({ user, accessToken }, signal)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // It may have been withdrawn before its time.
      return await this.#with({ user, accessToken: await this.#signIn.access(accessToken) }, signal)
    }
  }

  async #with(auth: AuthOptions, signal?: AbortSignal): Promise<ImapFlow> {
    const { security, messageMegabytes, certificates } = this.#block
    const { ImapFlow } = await import('imapflow')
    const where = whereOf(this.#block)
    const client = new ImapFlow({
      ...where,
      auth,
      secure: security === 'tls',
      doSTARTTLS: security === 'tls' ? undefined : security === 'starttls',
      tls: await trusted(certificates),
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: CONNECT,
      socketTimeout: SILENCE,
      maxLineLength: LONGEST_LINE,
      maxLiteralSize: bytesOf(messageMegabytes) + 1024 * 1024,
      maxResponseSize: LONGEST_LINE + bytesOf(messageMegabytes),
    })
    // What ends a connection is told by whatever is under way, or by "close".
    client.on('error', () => {})
    const onStop = () => client.close()
    signal?.addEventListener('abort', onStop)
    try {
      await client.connect()
      return client
    } catch (error) {
      client.close()
      const { authenticationFailed, responseText } = error as {
        authenticationFailed?: boolean
        responseText?: string
      }
      if (authenticationFailed !== true) throw new Error(serverProblem(error, where))
      throw this.#refused(where, responseText ?? '')
    } finally {
      signal?.removeEventListener('abort', onStop)
    }
  }

  #refused(where: { host: string; port: number }, said: string): Refused {
    const { user } = this.#block
    if (this.#signIn === null) return passwordRefused(where, user, said)
    return new Refused(
      `${where.host} does not take the sign-in for ${user}${said === '' ? '' : ` (“${said}”)`}. Was it made with this very account, and is IMAP switched on for it?`,
    )
  }
}

/** Where the server of a block is. */
export function whereOf(block: ImapBlock): { readonly host: string; readonly port: number } {
  const { host = appOf(block)?.provider.host ?? 'localhost', security, port } = block
  return { host, port: port ?? (security === 'tls' ? 993 : 143) }
}
