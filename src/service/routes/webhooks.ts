import type { FastifyRequest } from 'fastify'
import { WebhookSource } from '../../sources/webhook/webhook-source.ts'
import { WebhookTaken } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import type { Routes } from './route.ts'

/** Services send no key, and more than one stranger may: each request is verified by its own secret. */
const config = { rateLimit: false as const }
const PATH = '/v1/webhooks/:service/:source'
/** Who sends is known only once all has been read: less than those with a key may send. */
const BODY_LIMIT = 8 * 1024 * 1024

export const webhookRoutes: Routes = (app, { sources = [] }) => {
  const sourceOf = (request: FastifyRequest): WebhookSource => {
    const { service, source: name } = request.params as { service: string; source: string }
    const found = sources.find((one) => one.name === name)?.source
    if (found instanceof WebhookSource && found.service === service) return found
    throw new Problem('not-found', `The settings have no source ${name} that takes webhooks of ${service}.`)
  }

  // Some services look whether the address is there before they send anything.
  app.get(PATH, { config, schema: { hide: true } }, async (request) => {
    sourceOf(request)
    return { accepted: 0, duplicates: 0 }
  })

  app.register(async (scope) => {
    // Signatures are over the bytes as they came.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.addHook('onRequest', async (request) => {
      sourceOf(request)
      mustBePlain(request)
    })
    scope.post(
      PATH,
      {
        config,
        bodyLimit: BODY_LIMIT,
        schema: {
          summary:
            'Take a webhook of an e-mail service; verified by the secret of the source, no key is needed',
          response: { 200: WebhookTaken },
        },
      },
      async (request) => {
        const body = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
        const answer = await sourceOf(request).receive({
          headers: headersOf(request),
          body,
          url: request.url,
        })
        if ('refused' in answer) throw new Problem('not-verified', answer.why)
        return answer
      },
    )
  })
}

/** No service packs what it posts. Nothing is unpacked before it is known who sent it. */
function mustBePlain({ headers }: FastifyRequest): void {
  const { 'content-encoding': encoding = 'identity' } = headers
  if (encoding.toLowerCase() === 'identity') return
  throw new Problem('wrong-type', `Send the body as it is, not packed (${encoding.slice(0, 100)}).`)
}

/** As they were sent: one that came twice must be seen to. */
function headersOf({ raw: { rawHeaders } }: FastifyRequest): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) pairs.push([rawHeaders[at]!, rawHeaders[at + 1]!])
  return pairs
}
