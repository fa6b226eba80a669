import type { Endpoint, Message } from '../../store/outgoing.ts'
import type { Store } from '../../store/store.ts'
import { Requests } from '../http/requests.ts'
import { type Delivered, deliver } from './deliver.ts'
import { EndpointWorker } from './endpoint-worker.ts'

/** The part of a pino logger that notifying uses. */
export interface NotifyLog {
  info(what: object, message: string): void
  warn(what: object, message: string): void
  error(what: object, message: string): void
}

export interface NotifierOptions {
  readonly store: Store
  readonly clock: () => number
  readonly log: NotifyLog
  /** Called with the endpoint's id after each try. */
  readonly onTried?: ((endpoint: string, ok: boolean) => void) | undefined
  readonly retries?: readonly number[] | undefined
  readonly concurrency?: number | undefined
  /** Milliseconds that a receiver has for its answer. */
  readonly timeout?: number | undefined
}

/** How often new messages are looked for. */
const LOOK = 250
const PRUNE = 60_000
/** How long requests under way are waited for at the end. */
const GRACE = 3000
/** What could not be delivered for so long is removed. */
const KEPT = 30 * 24 * 3600 * 1000

interface Running {
  readonly worker: EndpointWorker
  readonly requests: Requests
}

/** How the last message to an endpoint fared; `error` tells why it was not taken. */
export interface LastTry {
  readonly at: number
  readonly ok: boolean
  readonly error: string | null
}

/** Delivers messages of changes to all endpoints of a store. */
export class Notifier {
  readonly #options: NotifierOptions
  readonly #running = new Map<string, Running>()
  readonly #lastTries = new Map<string, LastTry>()
  #timers: NodeJS.Timeout[] = []
  #started = false
  #changing: Promise<void> = Promise.resolve()

  constructor(options: NotifierOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    this.#started = true
    for (const endpoint of await this.#options.store.endpoints()) await this.#run(endpoint)
    this.#timers = [setInterval(() => this.#wake(), LOOK), setInterval(() => void this.#prune(), PRUNE)]
    for (const timer of this.#timers) timer.unref()
  }

  #wake(): void {
    for (const { worker } of this.#running.values()) worker.wake()
  }

  async #run(endpoint: Endpoint & { readonly position: number }): Promise<void> {
    if (endpoint.disabled !== null) return
    const requests = this.#requestsTo(endpoint)
    const { store, clock, log, retries, concurrency, onTried } = this.#options
    const worker = new EndpointWorker(endpoint, {
      ...{ store, clock, retries, concurrency },
      deliver: (to, message) => deliver(requests, to, message, clock()),
      onGone: ({ id }) => void this.#disable(id),
      onError: (error) => log.error({ endpoint: endpoint.id, err: error }, 'the outbox cannot be read'),
      onTried: ({ id }, delivered) => {
        this.#remember(id, delivered)
        onTried?.(id, delivered.ok)
        if (!delivered.ok) log.warn({ endpoint: id, error: delivered.error }, 'a message was not taken')
      },
    })
    this.#running.set(endpoint.id, { worker, requests })
    await worker.start()
  }

  #requestsTo({ allowPrivate }: Pick<Endpoint, 'allowPrivate'>): Requests {
    const { concurrency = 32, timeout = 15_000 } = this.#options
    return new Requests({ allowPrivate, timeout, connections: concurrency, most: 10_000 })
  }

  async #disable(id: string): Promise<void> {
    const found = (await this.#options.store.endpoints()).find((one) => one.id === id)
    if (found === undefined) return
    const { position: _, waiting: __, dead: ___, ...endpoint } = found
    await this.#options.store.putEndpoint({
      ...endpoint,
      disabled: 'It answered 410: it wants no more messages.',
    })
    await this.changed(id)
  }

  /** An endpoint was made, changed or removed. Nothing is sent before `start`. */
  changed(id: string): Promise<void> {
    if (this.#started) this.#changing = this.#changing.then(() => this.#restart(id))
    return this.#changing
  }

  async #restart(id: string): Promise<void> {
    const before = this.#running.get(id)
    this.#running.delete(id)
    await before?.worker.stop()
    before?.requests.close()
    const endpoint = (await this.#options.store.endpoints()).find((one) => one.id === id)
    if (endpoint !== undefined) await this.#run(endpoint)
  }

  /** Dead messages were revived. */
  async revived(id: string): Promise<void> {
    await this.#running.get(id)?.worker.takeUpWaiting()
  }

  /** Sends one message to an endpoint, now and once, whatever else waits. */
  async ping(endpoint: Endpoint): Promise<Delivered> {
    const requests = this.#requestsTo(endpoint)
    try {
      const at = this.#options.clock()
      const data = JSON.stringify({ endpoint: endpoint.id, text: 'A test: undelivered can reach you.' })
      const message: Message = { id: at, at, type: 'ping', subject: '', data }
      const delivered = await deliver(requests, endpoint, message, at)
      this.#remember(endpoint.id, delivered)
      return delivered
    } finally {
      requests.close()
    }
  }

  /** What was sent to an endpoint last since the notifier was made; null: nothing. */
  lastTry(endpoint: string): LastTry | null {
    return this.#lastTries.get(endpoint) ?? null
  }

  #remember(endpoint: string, delivered: Delivered): void {
    const error = delivered.ok ? null : delivered.error
    this.#lastTries.set(endpoint, { at: this.#options.clock(), ok: delivered.ok, error })
  }

  async #prune(): Promise<void> {
    const { store, clock, log } = this.#options
    await store
      .pruneMessages(clock() - KEPT)
      .catch((error) => log.error({ err: error }, 'the outbox cannot be pruned'))
  }

  async stop(): Promise<void> {
    this.#started = false
    for (const timer of this.#timers) clearInterval(timer)
    await this.#changing
    const running = [...this.#running.values()]
    // Whoever has not answered by then is asked again after the next start.
    const cut = setTimeout(() => {
      for (const { requests } of running) requests.close()
    }, GRACE)
    await Promise.all(running.map(({ worker }) => worker.stop()))
    clearTimeout(cut)
    for (const { requests } of running) requests.close()
    this.#running.clear()
  }
}
