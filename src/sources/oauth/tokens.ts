import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from './app.ts'
import { type Answer, ask, TokenRefusal } from './ask.ts'

/** What a sign-in gives. Times are milliseconds since 1970. */
export interface Tokens {
  readonly refresh: string
  readonly access: string
  readonly until: number
}

/** A token that ends sooner is not used any more: a connection has to be made with it yet. */
const MARGIN = 2 * 60_000
/** Where a provider does not tell how long a token holds. */
const USUAL_SECONDS = 3600

/** Signed in once by a person, from then on by tokens that are kept in the source's folder and renewed in time. */
export class SignIn {
  readonly #app: App
  readonly #name: string
  readonly #folder: string
  readonly #clock: () => number
  /** The refresh token that is worth nothing any more: the provider is not asked again and again. */
  #withdrawn: string | null = null

  /** @param name of the source */
  constructor(
    app: App,
    of: { readonly name: string; readonly folder: string; readonly clock: () => number },
  ) {
    this.#app = app
    this.#name = of.name
    this.#folder = of.folder
    this.#clock = of.clock
  }

  /**
   * A token to sign in with.
   *
   * @param refused one that the server did not take, although it should hold yet
   * @throws where nobody has signed in, or the sign-in was withdrawn
   */
  async access(refused?: string): Promise<string> {
    const kept = await this.#kept()
    const holds = kept.until - this.#clock() > MARGIN && kept.access !== refused
    return holds ? kept.access : (await this.#renewed(kept)).access
  }

  /** Keeps what a sign-in answered. */
  async keep(answer: Answer, refreshBefore?: string): Promise<Tokens> {
    const tokens = tokensIn(answer, refreshBefore, this.#clock())
    await mkdir(this.#folder, { recursive: true })
    const file = this.#file
    await writeFile(`${file}.new`, JSON.stringify(tokens), { mode: 0o600 })
    await rename(`${file}.new`, file)
    return tokens
  }

  get #file(): string {
    return join(this.#folder, 'sign-in.json')
  }

  /** Read each time: somebody may have signed in again. */
  async #kept(): Promise<Tokens> {
    const text = await readFile(this.#file, 'utf8').catch(() => null)
    const tokens = text === null ? null : parsed(text)
    if (tokens !== null) return tokens
    throw new Error(`Nobody has signed in yet: run ${this.#command}.`)
  }

  async #renewed({ refresh }: Tokens): Promise<Tokens> {
    try {
      if (refresh === this.#withdrawn) throw new TokenRefusal('invalid_grant', 'withdrawn')
      const form = { grant_type: 'refresh_token', refresh_token: refresh, scope: this.#app.provider.scope }
      return await this.keep(await ask(this.#app.endpoints.token, this.#app, form), refresh)
    } catch (error) {
      if (!(error instanceof TokenRefusal && error.code === 'invalid_grant')) throw error
      this.#withdrawn = refresh
      throw new Error(`The sign-in was withdrawn or has expired: run ${this.#command} again.`)
    }
  }

  get #command(): string {
    return `“undelivered sign-in ${this.#name}”`
  }
}

function parsed(text: string): Tokens | null {
  try {
    const { refresh, access, until } = JSON.parse(text) as Partial<Tokens>
    if (typeof refresh !== 'string' || typeof access !== 'string' || typeof until !== 'number') return null
    return { refresh, access, until }
  } catch {
    return null
  }
}

/** A provider need not send a new refresh token each time (RFC 6749 section 6). */
function tokensIn(answer: Answer, before: string | undefined, now: number): Tokens {
  const { access_token: access, refresh_token: refresh = before, expires_in: seconds } = answer
  if (typeof access !== 'string' || typeof refresh !== 'string')
    throw new Error('The provider gave no refresh token: remove the app from the account and sign in again.')
  const lasts = Number(seconds) > 0 ? Number(seconds) : USUAL_SECONDS
  return { refresh, access, until: now + lasts * 1000 }
}
