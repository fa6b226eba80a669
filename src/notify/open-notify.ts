import type { Blocks } from '../settings/blocks.ts'
import { AlertDesk, type Diagnose } from './alerts/alert-desk.ts'
import type { When } from './alerts/when.ts'
import { CHANNEL_KINDS } from './channels/index.ts'
import { Requests } from './http/requests.ts'
import { weeklyReport } from './report/message.ts'
import { endpointOf, type WebhookBlock } from './webhooks/block.ts'
import { Notifier, type NotifierOptions } from './webhooks/notifier.ts'

/** What telling others needs. */
export interface NotifyOptions extends NotifierOptions {
  readonly diagnose?: Diagnose | undefined
}

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
export function openNotify(blocks: Blocks, options: NotifyOptions): Notify {
  const notifier = new Notifier(options)
  // Whoever writes the settings may name what is in the same network.
  const requests = new Requests({ allowPrivate: true, timeout: 15_000, connections: 4, most: 10_000 })
  const desks = Object.entries(blocks).flatMap(([name, block]) => deskOf(name, block, requests, options))
  let looking: NodeJS.Timeout | undefined
  return {
    notifier,
    async start() {
      await keepEndpoints(blocks, options)
      await notifier.start()
      looking = setInterval(() => {
        for (const { desk } of desks) void desk.look()
      }, LOOK)
      looking.unref()
    },
    async stop() {
      clearInterval(looking)
      await notifier.stop()
      // What is being told comes to its end.
      await Promise.all(desks.map(({ desk }) => desk.settled))
      for (const { channel } of desks) channel.close?.()
      requests.close()
    },
  }
}

/** How often incidents are looked at. */
const LOOK = 2000

/** The desk of a channel; none for blocks of other kinds. */
function deskOf(name: string, block: Blocks[string], requests: Requests, options: NotifyOptions) {
  const kind = CHANNEL_KINDS.find((one) => one.kind === block.kind)
  if (kind === undefined) return []
  const { store, clock, log, diagnose } = options
  const channel = kind.open(block as never, requests)
  const when = block as unknown as When
  const report = (at: number) => weeklyReport(store, at)
  return [{ channel, desk: new AlertDesk({ name, channel, when, store, clock, log, report, diagnose }) }]
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
