import type { Answer, Asked, Requests } from '../http/requests.ts'

/** Seconds that are waited at most where a service asks to come back later, and how often. */
const [LONGEST, TRIES] = [300_000, 6]

export interface Called extends Asked {
  /** Answers that are none of 200 to 299, and no mistake. */
  readonly fine?: readonly number[]
}

/** The service does not take this one; the others it may. */
export class RefusedError extends Error {}

/** Calls of a service's API, in JSON. Who is asked to slow down slows down. */
export class Calls {
  readonly #requests: Pick<Requests, 'send'>
  readonly #sleep: (milliseconds: number) => Promise<void>

  constructor(
    requests: Pick<Requests, 'send'>,
    sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
  ) {
    this.#requests = requests
    this.#sleep = sleep
  }

  /**
   * @param sign the request as it is sent, made anew for each try
   * @throws RefusedError where the service refuses what was asked (400, 404, 422), Error where nothing can be asked of it
   */
  async call<T>(url: string, called: Called, sign?: (called: Called) => Promise<Asked>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const answer = await this.#requests.send(url, sign === undefined ? called : await sign(called))
      const { status, text } = answer
      if ((status >= 200 && status < 300) || called.fine?.includes(status)) return parsed(text) as T
      const wait = waitFor(answer, tries)
      if (wait === null) throw errorOf(url, status, text)
      await this.#sleep(wait)
    }
  }
}

/** How long to wait before the same is asked again; null: there is no use. */
function waitFor({ status, retryAfter }: Answer, tries: number): number | null {
  if (tries >= TRIES || (status !== 429 && status < 500)) return null
  return Math.min(retryAfter ?? 1000 * 2 ** (tries - 1), LONGEST)
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    return {}
  }
}

function errorOf(url: string, status: number, text: string): Error {
  const said = text.trim() === '' ? '' : `: ${text.trim().slice(0, 300)}`
  const { host } = new URL(url)
  if (status === 401 || status === 403)
    return new Error(`${host} answered ${status}: the key is wrong, or may not do this${said}.`)
  const error = `${host} answered ${status}${said}.`
  return [400, 404, 409, 422].includes(status) ? new RefusedError(error) : new Error(error)
}
