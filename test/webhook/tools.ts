import { inspectWebhook } from '../../src/read-webhook.ts'

/** What a body tells, a line an event; words that were ignored stand in brackets, a stream behind its event, too. */
export function told(body: string | Uint8Array | object, service?: string): readonly string[] {
  const { events, ignored } = inspectWebhook(body, { service })
  const lines = events.map(({ recipient, kind, type, reason, status, reply, providerType, stream }) =>
    [recipient, kind, type, reason, status, reply, `(${providerType})`]
      .map((value) => value ?? '-')
      .concat(stream === undefined ? [] : [`[${stream}]`])
      .join(' '),
  )
  return [...lines, ...ignored.map((word) => `[${word}]`)]
}

/** A body posted as a form. */
export const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
