import type { App } from './app.ts'

/** As long as an answer may take, and as large as it may be. */
const PATIENCE = 30_000
const LARGEST_ANSWER = 256 * 1024

/** What an authorization server answers (RFC 6749 section 5, RFC 8628 section 3.2), unchecked. */
export type Answer = Readonly<Record<string, unknown>>

/** An authorization server said no; `code` is of RFC 6749 section 5.2 and RFC 8628 section 3.5. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Asks an authorization server in the name of an app.
 *
 * @throws TokenRefusal where it says no, Error where it cannot be asked
 */
export async function ask(url: string, app: App, form: Readonly<Record<string, string>>): Promise<Answer> {
  const secret = app.clientSecret === undefined ? {} : { client_secret: app.clientSecret }
  const body = new URLSearchParams({ client_id: app.clientId, ...secret, ...form })
  const answer = await answerOf(url, body)
  if (typeof answer.error !== 'string') return answer
  throw new TokenRefusal(answer.error, wordsOf(answer, app))
}

async function answerOf(url: string, body: URLSearchParams): Promise<Answer> {
  const { host } = new URL(url)
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' })
    return objectIn(await limitedText(response))
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    throw new Error(`${host} cannot be asked for a token (${cause?.code ?? message}). It is tried again.`)
  }
}

async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > LARGEST_ANSWER) throw new Error('its answer is too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function objectIn(text: string): Answer {
  const value: unknown = text.startsWith('{') ? JSON.parse(text) : null
  if (value === null || typeof value !== 'object') throw new Error('its answer is not JSON')
  return value as Answer
}

/** What a refusal means, where it is the user's settings. */
const WORDS: Readonly<Record<string, string>> = {
  invalid_client: 'Check clientId and clientSecret.',
  unauthorized_client: 'The app may not sign in this way: see docs/sources/imap.md on how to register it.',
  invalid_scope: 'The app has no right to mail: see docs/sources/imap.md on how to register it.',
}

function wordsOf({ error, error_description: told }: Answer, { provider }: App): string {
  const [first = ''] = typeof told === 'string' ? told.split('\n') : []
  const todo = WORDS[String(error)]
  const said = `${provider.title} says: ${first.trim().slice(0, 300) || String(error)}`
  return todo === undefined ? said : `${said}${said.endsWith('.') ? '' : '.'} ${todo}`
}
