import type { MessageItem, Unit } from '../input/item.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { ReadOptions } from '../read-email.ts'

/** Turns the bytes of one message into events. */
export type Reader = (bytes: Uint8Array) => readonly DeliveryEvent[]

/** The reader for each unit; a new unit is a line here. Loaded when the first of its kind comes. */
export class Readers {
  readonly #options: ReadOptions
  readonly #loaded = new Map<Unit, Reader>()

  constructor(options: ReadOptions) {
    this.#options = options
  }

  async read(item: MessageItem): Promise<readonly DeliveryEvent[]> {
    let reader = this.#loaded.get(item.unit)
    if (!reader) {
      reader = await this.#load(item.unit)
      this.#loaded.set(item.unit, reader)
    }
    return reader(item.bytes)
  }

  async #load(unit: Unit): Promise<Reader> {
    if (unit === 'email') {
      const { readEmail } = await import('../read-email.ts')
      return (bytes) => readEmail(bytes, this.#options)
    }
    const { replyEvent } = await import('../classify-reply.ts')
    const { rules } = this.#options
    return (bytes) => [replyEvent(Buffer.from(bytes).toString(), { rules })]
  }
}
