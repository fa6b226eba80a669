import type { FastifyInstance } from 'fastify'

/** Which methods a path takes: for the answer to one that it does not take (RFC 9110 section 15.5.6). */
export class Methods {
  readonly #routes: { readonly parts: readonly string[]; readonly method: string }[] = []

  /** To be made before the routes are. */
  constructor(app: FastifyInstance) {
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.#routes.push({ parts: url.split('/'), method: one })
    })
  }

  /** @param path without the query */
  of(path: string): readonly string[] {
    const given = path.split('/')
    const fits = ({ parts }: { readonly parts: readonly string[] }) =>
      parts.length === given.length &&
      parts.every((part, n) => (part.startsWith(':') ? given[n] !== '' : part === given[n]))
    return [...new Set(this.#routes.filter(fits).map(({ method }) => method))].sort()
  }
}
