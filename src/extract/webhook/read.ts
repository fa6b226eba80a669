import { itemsOf } from './body.ts'
import { WEBHOOKS } from './index.ts'
import type { Fields } from './json.ts'
import type { Hook, WebhookReader } from './reader.ts'

/** What one object of a body told, and whose it is. */
export interface Told {
  readonly service: WebhookReader
  readonly hooks: readonly Hook[]
}

/** All that was read from one body. */
export interface HookReading {
  readonly told: readonly Told[]
  /** Objects of the body that no service claims. */
  readonly unclaimed: number
}

/**
 * Reads the body of a webhook, of one service or of any.
 * @returns null where the body is neither JSON nor a form
 */
export function readBody(body: string, only?: WebhookReader): HookReading | null {
  const items = itemsOf(body)
  if (items === null) return null
  const told: Told[] = []
  let unclaimed = 0
  let service: WebhookReader | undefined
  for (const item of items) {
    // A batch comes from one service.
    service = only ?? (service?.looksLike(item) ? service : serviceOf(item))
    if (service === undefined) unclaimed++
    else told.push({ service, hooks: service.read(item) })
  }
  return { told, unclaimed }
}

function serviceOf(item: Fields): WebhookReader | undefined {
  return WEBHOOKS.find((service) => service.looksLike(item))
}
