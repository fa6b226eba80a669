import { UndeliveredError } from '../../errors.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules } from '../../own-rules.ts'
import { inspectWebhook } from '../../read-webhook.ts'

/**
 * The events of a webhook's body.
 *
 * @throws UndeliveredError `ITEM_INVALID` for a body of no service that is known
 */
export function webhookEvents(
  body: unknown,
  service: string | undefined,
  rules: OwnRules | undefined,
): readonly DeliveryEvent[] {
  if (body === null || (typeof body !== 'object' && typeof body !== 'string'))
    throw invalid('"webhook" must be the body of a webhook.')
  const { events, services, understood } = inspectWebhook(body, { service, rules })
  if (!understood || services.length === 0)
    throw invalid('no service is known whose webhook looks like this: name it in "from".')
  return events
}

const invalid = (what: string) => new UndeliveredError('ITEM_INVALID', what)
