import type { Blocks } from '../settings/kinds.ts'
import { endpointOf, type WebhookBlock } from './webhooks/block.ts'
import { Notifier, type NotifierOptions } from './webhooks/notifier.ts'

/** All that tells others of changes. */
export interface Notify {
  readonly notifier: Notifier
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * What tells others of changes, by the blocks of the settings and by the endpoints that the store keeps.
 *
 * @example
 * const notify = openNotify(readNotify(settings.notify).blocks, { store, clock: Date.now, log })
 * await notify.start()
 */
export function openNotify(blocks: Blocks, options: NotifierOptions): Notify {
  const notifier = new Notifier(options)
  return {
    notifier,
    async start() {
      await keepEndpoints(blocks, options)
      await notifier.start()
    },
    stop: () => notifier.stop(),
  }
}

/** Makes the store's endpoints of the settings those that stand there now. */
async function keepEndpoints(blocks: Blocks, { store, clock }: NotifierOptions): Promise<void> {
  const known = await store.endpoints()
  for (const { id, origin } of known)
    if (origin === 'settings' && blocks[id]?.kind !== 'webhook') await store.removeEndpoint(id)
  for (const [id, block] of Object.entries(blocks)) {
    if (block.kind !== 'webhook') continue
    const createdAt = known.find((one) => one.id === id)?.createdAt ?? clock()
    await store.putEndpoint(endpointOf(id, block as unknown as WebhookBlock, createdAt))
  }
}
