import type { FastifyReply, FastifyRequest } from 'fastify'

const NAME = 'undelivered_session'

/** The token in the cookie of a request. */
export function tokenIn({ headers }: FastifyRequest): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1)
}

/**
 * Hands the browser a token that no script can read (RFC 6265), or with null takes it back. It has no path, so it
 * belongs to the folder of the request as the browser sees it: also where a proxy serves the page under a path.
 */
export function setToken(reply: FastifyReply, token: string | null, seconds: number): void {
  const secure = reply.request.protocol === 'https' ? '; Secure' : ''
  const life = token === null ? 0 : seconds
  reply.header('set-cookie', `${NAME}=${token ?? ''}; HttpOnly; SameSite=Strict; Max-Age=${life}${secure}`)
}
