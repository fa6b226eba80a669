import { UndeliveredError } from './errors.ts'
import { WEBHOOKS, webhookNamed } from './extract/webhook/index.ts'
import { readBody } from './extract/webhook/read.ts'
import type { Hook, WebhookReader } from './extract/webhook/reader.ts'
import { makeEvent } from './make-event.ts'
import type { DeliveryEvent } from './model/event.ts'
import type { OwnRules } from './own-rules.ts'

/** Ids of the services whose webhooks are read, as in `source` after `webhook:`. */
export const WEBHOOK_SERVICES: readonly string[] = WEBHOOKS.map(({ id }) => id)

/** Options of {@link readWebhook}. */
export interface WebhookOptions {
  /** Id of the service that sent the body (`ses`, `sendgrid`, …); without it the keys of the body tell. */
  readonly service?: string | undefined
  /** Own rules beside the package's; made once by `loadRules`. */
  readonly rules?: OwnRules | undefined
}

/** What {@link inspectWebhook} tells. */
export interface WebhookInspection {
  readonly events: readonly DeliveryEvent[]
  /** Ids of the services whose events the body holds. */
  readonly services: readonly string[]
  /** The service's words for events that tell nothing about delivery (`open`, `click`, …), one for each. */
  readonly ignored: readonly string[]
  /** How many objects of the body no service claims. */
  readonly unclaimed: number
  /** False for a body that is neither JSON nor a form. */
  readonly understood: boolean
}

/**
 * Reads the body of a webhook of an e-mail service: one event, or a batch, as JSON or as a form. Every event that
 * touches delivery gives one {@link DeliveryEvent} a recipient; opens, clicks and the like give none. Envelopes of
 * Amazon SNS, SQS, Lambda and EventBridge are taken off. A bad body never throws: it gives no events.
 *
 * This does not check who sent the body: see {@link verifyWebhook}.
 *
 * @param body as it was posted, or already parsed from JSON
 * @throws UndeliveredError `SERVICE_UNKNOWN` for an id that is not one of {@link WEBHOOK_SERVICES}
 * @example
 * const [event] = readWebhook(await request.text(), { service: 'sendgrid' })
 * event.source // 'webhook:sendgrid'
 * event.providerType // 'bounce/blocked/Reputation'
 */
export function readWebhook(
  body: string | Uint8Array | object,
  options: WebhookOptions = {},
): readonly DeliveryEvent[] {
  return inspectWebhook(body, options).events
}

/**
 * As {@link readWebhook}, with what gave no event.
 *
 * @throws UndeliveredError as `readWebhook`
 * @example inspectWebhook('{"event":"open"}').events // []
 */
export function inspectWebhook(
  body: string | Uint8Array | object,
  options: WebhookOptions = {},
): WebhookInspection {
  const only = serviceOf(options.service)
  const reading = readBody(textOf(body), only)
  const events: DeliveryEvent[] = []
  const ignored: string[] = []
  const services = new Set<string>()
  for (const { service, hooks } of reading?.told ?? []) {
    services.add(service.id)
    for (const one of hooks) {
      const event = eventOf(one, service, options.rules)
      if (event === null) ignored.push(one.claim.providerType)
      else events.push(event)
    }
  }
  return {
    events,
    services: [...services],
    ignored,
    unclaimed: reading?.unclaimed ?? 0,
    understood: reading !== null,
  }
}

function serviceOf(id: string | undefined): WebhookReader | undefined {
  if (id === undefined) return undefined
  const service = webhookNamed(id)
  if (service === undefined) throw new UndeliveredError('SERVICE_UNKNOWN', id, WEBHOOK_SERVICES.join(', '))
  return service
}

function textOf(body: string | Uint8Array | object): string {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  try {
    return JSON.stringify(body) ?? ''
  } catch {
    // An object that is no JSON: it holds itself, or a BigInt.
    return ''
  }
}

function eventOf(
  one: Hook,
  { id, software = id }: WebhookReader,
  rules: OwnRules | undefined,
): DeliveryEvent | null {
  const { claim, report, hookId, ...known } = one
  if (report === null) return null
  return makeEvent(report, {
    ...known,
    source: `webhook:${id}`,
    software,
    envelopeId: null,
    rules,
    claim,
    distinct: [hookId],
    explanation: {
      rule: `webhook/${id}`,
      // Why it was not sent stands in the service's own sentence.
      evidence: (report.kind === 'dropped' ? report.prose[0] : undefined) ?? claim.providerType,
      how: 'format',
      confidence: 0.95,
    },
  })
}
