import { UndeliveredError } from '../../errors.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { inspectWebhook } from '../../read-webhook.ts'

/** What a webhook's body tells. */
export interface WebhookEvents {
  readonly events: readonly DeliveryEvent[]
  /** Why it tells nothing; null where it does. */
  readonly idle: string | null
}

/**
 * The events of a webhook's body.
 *
 * @throws UndeliveredError `ITEM_INVALID` for a body of no service that is known, and for one that has nothing of the
 *   service that was named
 */
export function webhookEvents(
  body: unknown,
  service: string | undefined,
  rules: OwnRules | undefined,
): WebhookEvents {
  if (body === null || (typeof body !== 'object' && typeof body !== 'string'))
    throw invalid('"webhook" must be the body of a webhook.')
  const { events, services, understood, ignored } = inspectWebhook(body, { service, rules })
  if (!understood || services.length === 0)
    throw invalid('no service is known whose webhook looks like this: name it in "from".')
  if (events.length > 0) return { events, idle: null }
  const [name] = services
  const words = [...new Set(ignored)].filter((word) => word !== '' && word !== `${name}/empty`)
  if (words.length > 0)
    return { events, idle: `${name} says “${words.slice(0, 3).join('”, “')}”: nothing about delivery.` }
  // Services also post empty batches, to see that somebody answers.
  if (!inspectWebhook(body).services.includes(name!))
    throw invalid(`there is no event of ${name} in this webhook.`)
  return { events, idle: `There is no event in this webhook of ${name}.` }
}

const invalid = (what: string) => new UndeliveredError('ITEM_INVALID', what)
