import type { FastifyReply } from 'fastify'
import type { Static } from 'typebox'
import { RawReport } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import type { KeptReport } from '../raw/report.ts'
import { EventPath, RawQuery } from '../schemas.ts'
import type { Routes } from './route.ts'

const SHOWN = {
  description: 'The report as it came; as JSON with `form=json`',
  content: {
    'message/rfc822': { schema: {} },
    'text/plain': { schema: {} },
    'application/json': { schema: RawReport },
  },
}

/** Strangers wrote it: a browser must neither guess what it is nor run anything of it. */
const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-store',
}

export const rawRoutes: Routes = (app, { raw }) => {
  app.get(
    '/v1/events/:event/raw',
    {
      config: { access: 'read' },
      schema: {
        summary: 'What an event was read from, as it came: the mail, reply, line or body',
        params: EventPath,
        querystring: RawQuery,
        response: { 200: SHOWN },
      },
    },
    async (request, reply) => {
      const { event } = request.params as Static<typeof EventPath>
      const { form } = request.query as Static<typeof RawQuery>
      const kept = await raw.read(event)
      if (kept === null)
        throw new Problem(
          'not-found',
          `The report of event ${event} is not kept: it is older than reports are kept (rawDays), was handed in as an event that was read elsewhere, its person was forgotten, or addresses are kept as hashes only.`,
        )
      reply.headers(HARMLESS)
      return form === 'json' ? asJson(event, kept) : asFile(event, kept, reply)
    },
  )
}

function asJson(event: string, { type, bytes, size }: KeptReport) {
  return { event, type, size, kept: bytes.length, base64: Buffer.from(bytes).toString('base64') }
}

function asFile(event: string, { type, bytes, size }: KeptReport, reply: FastifyReply) {
  const isMail = type === 'message/rfc822'
  const name = `${event.replace(/[^\w.-]/g, '_').slice(0, 80)}.${isMail ? 'eml' : 'txt'}`
  return reply
    .type(isMail ? type : 'text/plain; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('undelivered-size', size)
    .send(bytes)
}
