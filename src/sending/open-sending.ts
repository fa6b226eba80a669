import { placeOf } from '../settings/place.ts'
import { BLOCK_DEFAULTS, SENDING_KINDS } from './kinds.ts'
import { Listener } from './listener.ts'
import type { Answered } from './protocol.ts'
import type { SendingBlocks } from './sending-block.ts'
import type { Asked } from './verdict.ts'

/** What the listeners work with. */
export interface SendingContext {
  readonly store: Asked
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log: {
    info(what: object, message: string): void
    warn(what: object, message: string): void
  }
  /** Called with the listener's name and what it answered. */
  readonly onAnswer: (name: string, action: Answered['action']) => void
}

/** All listeners of the settings. */
export interface Sending {
  /** Resolves once all listen, to where each does; where one cannot, none does. */
  start(): Promise<Readonly<Record<string, string>>>
  stop(): Promise<void>
}

/** How long the rest of a request may take. Postfix itself waits 100 seconds for an answer. */
const PATIENCE = 30_000

/**
 * The listeners that mail servers ask before they send.
 *
 * @example
 * const sending = openSending(readSending(settings.sending).blocks, { store, clock: Date.now, log, onAnswer })
 * await sending.start()
 */
export function openSending(
  blocks: SendingBlocks,
  { store, clock, log, onAnswer }: SendingContext,
  patience = PATIENCE,
): Sending {
  const listeners = Object.entries(blocks).map(([name, given]) => {
    const block = { ...BLOCK_DEFAULTS, ...given }
    return {
      name,
      kind: block.kind,
      listener: new Listener(
        SENDING_KINDS[block.kind].protocol,
        { ...block, store, clock },
        {
          ...block,
          place: placeOf(block.listen)!,
          patience,
          onAnswer: (action) => onAnswer(name, action),
          onRefused: (why) => log.warn({ sending: name, why }, 'a connection was ended'),
        },
      ),
    }
  })
  const stop = async () => {
    await Promise.all(listeners.map(({ listener }) => listener.stop()))
  }
  return {
    async start() {
      const places: Record<string, string> = {}
      try {
        for (const { name, kind, listener } of listeners) {
          places[name] = await listener.start()
          log.info({ sending: name, kind, listens: places[name] }, 'mail servers may ask')
        }
        return places
      } catch (error) {
        await stop()
        throw error
      }
    },
    stop,
  }
}
