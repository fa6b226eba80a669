import { inspectWebhook } from '../../src/read-webhook.ts'

/** What a body tells, a line an event; words that were ignored stand in brackets. */
export function told(body: string | Uint8Array | object, service?: string): readonly string[] {
  const { events, ignored } = inspectWebhook(body, { service })
  const lines = events.map(({ recipient, kind, type, reason, status, reply, providerType }) =>
    [recipient, kind, type, reason, status, reply, `(${providerType})`]
      .map((value) => value ?? '-')
      .join(' '),
  )
  return [...lines, ...ignored.map((word) => `[${word}]`)]
}

/** A body posted as a form. */
export const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
