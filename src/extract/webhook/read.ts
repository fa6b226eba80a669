import { itemsOf } from './body.ts'
import { WEBHOOKS } from './index.ts'
import type { Fields } from './json.ts'
import { type Hook, hook, type WebhookReader } from './reader.ts'

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
  let last: WebhookReader | undefined
  for (const item of items) {
    const service: WebhookReader | undefined =
      only ??
      (last?.looksLike(item) ? last : serviceOf(item)) ??
      (items.length > 1 ? anyOf(items) : undefined)
    last = service
    if (service === undefined) unclaimed++
    else told.push({ service, hooks: hooksOf(item, service) })
  }
  return { told, unclaimed }
}

/** What tells nothing at all (a test, a list without recipients) is still counted. */
function hooksOf(item: Fields, service: WebhookReader): readonly Hook[] {
  const hooks = service.read(item)
  return hooks.length > 0 ? hooks : [hook({ words: [service.id, 'empty'], meaning: null })]
}

/** A batch comes from one service: what tells nothing by itself (an event of a new kind) is of the same. */
function anyOf(items: readonly Fields[]): WebhookReader | undefined {
  for (const item of items.slice(0, LOOKED_AT)) {
    const service = serviceOf(item)
    if (service !== undefined) return service
  }
  return undefined
}

/** So many items of a batch are asked for their service: all would cost the square of their number. */
const LOOKED_AT = 10

function serviceOf(item: Fields): WebhookReader | undefined {
  return WEBHOOKS.find((service) => service.looksLike(item))
}
