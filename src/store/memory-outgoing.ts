import type {
  Delivery,
  DeliveryQuery,
  Endpoint,
  EndpointState,
  Message,
  OutgoingTables,
  Settled,
} from './outgoing.ts'

interface Kept {
  endpoint: Endpoint
  position: number
  readonly deliveries: Map<number, Delivery>
}

/** What goes out, in memory. */
export class MemoryOutgoing implements OutgoingTables {
  readonly #endpoints = new Map<string, Kept>()
  readonly #mirrored = new Map<string, Set<string>>()
  #messages: Message[] = []
  #last = 0

  endpoints(): EndpointState[] {
    return [...this.#endpoints.values()].map(({ endpoint, position, deliveries }) => {
      const dead = [...deliveries.values()].filter((one) => one.dead).length
      return { ...endpoint, position, dead, waiting: deliveries.size - dead }
    })
  }

  putEndpoint(endpoint: Endpoint): void {
    const known = this.#endpoints.get(endpoint.id)
    const { position, deliveries } = known ?? { position: this.#last, deliveries: new Map() }
    this.#endpoints.set(endpoint.id, { endpoint, position, deliveries })
  }

  removeEndpoint(id: string): boolean {
    return this.#endpoints.delete(id)
  }

  addMessage(message: Omit<Message, 'id'>): void {
    this.#messages.push({ ...message, id: ++this.#last })
  }

  messages(after: number, limit: number): Message[] {
    return this.#messages.filter(({ id }) => id > after).slice(0, limit)
  }

  settle(endpoint: string, { position, delivered, undelivered }: Settled): void {
    const kept = this.#endpoints.get(endpoint)
    if (kept === undefined) return
    kept.position = position
    for (const id of delivered) kept.deliveries.delete(id)
    for (const one of undelivered) {
      const message = this.#messages.find(({ id }) => id === one.message)
      if (message !== undefined) kept.deliveries.set(one.message, { ...one, message })
    }
  }

  deliveries(endpoint: string, { dead, after, limit }: DeliveryQuery): Delivery[] {
    return [...(this.#endpoints.get(endpoint)?.deliveries.values() ?? [])]
      .filter((one) => one.dead === dead && one.message.id > after)
      .sort((a, b) => a.message.id - b.message.id)
      .slice(0, limit)
  }

  revive(endpoint: string, messages: readonly number[] | null, now: number): number {
    const deliveries = this.#endpoints.get(endpoint)?.deliveries ?? new Map<number, Delivery>()
    let count = 0
    for (const [id, one] of deliveries) {
      if (!one.dead || (messages !== null && !messages.includes(id))) continue
      deliveries.set(id, { ...one, dead: false, attempts: 0, next: now })
      count++
    }
    return count
  }

  pruneMessages(before: number): void {
    const used = [...this.#endpoints.values()].filter(({ endpoint }) => endpoint.disabled === null)
    const passed = Math.min(...used.map(({ position }) => position))
    this.#keep(
      ({ id, at }) =>
        at >= before && (id > passed || [...this.#endpoints.values()].some((one) => one.deliveries.has(id))),
    )
  }

  forget(key: string): void {
    this.#keep((message) => message.subject !== key)
    for (const keys of this.#mirrored.values()) keys.delete(key)
  }

  #keep(fits: (message: Message) => boolean): void {
    const gone = this.#messages.filter((message) => !fits(message))
    for (const { deliveries } of this.#endpoints.values()) for (const { id } of gone) deliveries.delete(id)
    this.#messages = this.#messages.filter(fits)
  }

  mirrored(list: string, after: string, limit: number): string[] {
    return [...(this.#mirrored.get(list) ?? [])]
      .filter((key) => key > after)
      .sort()
      .slice(0, limit)
  }

  isMirrored(list: string, key: string): boolean {
    return this.#mirrored.get(list)?.has(key) ?? false
  }

  putMirrored(list: string, key: string): void {
    const known = this.#mirrored.get(list)
    if (known === undefined) this.#mirrored.set(list, new Set([key]))
    else known.add(key)
  }

  dropMirrored(list: string, key: string): void {
    this.#mirrored.get(list)?.delete(key)
  }
}
