import { type Endpoint, isWanted, type Message } from '../../store/outgoing.ts'
import type { Store } from '../../store/store.ts'
import type { Delivered } from './deliver.ts'
import { Progress } from './progress.ts'
import { RETRIES, waitAfter } from './retries.ts'

/** How an endpoint is served. */
export interface WorkerOptions {
  readonly store: Pick<Store, 'messages' | 'settle' | 'deliveries'>
  readonly clock: () => number
  readonly deliver: (endpoint: Endpoint, message: Message) => Promise<Delivered>
  /** The endpoint wants no more. */
  readonly onGone: (endpoint: Endpoint) => void
  readonly onError: (error: unknown) => void
  readonly onTried?: ((endpoint: Endpoint, delivered: Delivered) => void) | undefined
  readonly retries?: readonly number[] | undefined
  /** How many requests at once. */
  readonly concurrency?: number | undefined
}

/** One message on its way. */
interface Job {
  readonly message: Message
  attempts: number
  next: number
}

/** Messages held in memory at most: while an endpoint takes nothing the rest stays in the outbox. */
const MOST = 10_000
const PAGE = 500
/** Failures in a row after which an endpoint is taken for down, and asked by one request at a time. */
const DOWN = 50
const LONGEST_PAUSE = 5 * 60_000
/** How often progress is kept. */
const KEEP = 200

/**
 * Delivers an endpoint's messages: those of one subject one after the other, those of different subjects at once. A
 * subject whose message failed waits with all that follows; the others go on.
 */
export class EndpointWorker {
  readonly #options: WorkerOptions
  readonly #endpoint: Endpoint
  readonly #progress: Progress
  /** The messages of each subject; the first is being sent, or waits for its next try. */
  readonly #lanes = new Map<string, Job[]>()
  readonly #ready: Job[] = []
  readonly #timers = new Set<NodeJS.Timeout>()
  #held = 0
  #sending = 0
  #failures = 0
  #pausedUntil = 0
  #stopped = false
  #reading: Promise<void> | null = null
  #keeping: NodeJS.Timeout | undefined
  #idle: (() => void) | undefined

  constructor(endpoint: Endpoint & { readonly position: number }, options: WorkerOptions) {
    this.#endpoint = endpoint
    this.#options = options
    this.#progress = new Progress(endpoint.position, (settled) => options.store.settle(endpoint.id, settled))
  }

  /** Takes up what waits since before, then what is new. */
  async start(): Promise<void> {
    await this.takeUpWaiting()
    this.#keeping = setInterval(() => void this.#keep(), KEEP)
    this.wake()
  }

  /** Takes up what waits by the store and is not under way here, as revived messages. */
  async takeUpWaiting(): Promise<void> {
    const known = new Set([...this.#lanes.values()].flat().map(({ message }) => message.id))
    for (let after = 0; ; ) {
      const page = await this.#options.store.deliveries(this.#endpoint.id, {
        dead: false,
        after,
        limit: PAGE,
      })
      for (const { message, attempts, next } of page)
        if (!known.has(message.id)) this.#add({ message, attempts, next })
      if (page.length < PAGE) break
      after = page.at(-1)!.message.id
    }
    this.#launch()
  }

  /** Looks for new messages. */
  wake(): void {
    if (this.#reading !== null || this.#stopped) return
    this.#reading = this.#read()
      .catch(this.#options.onError)
      .finally(() => {
        this.#reading = null
      })
  }

  /** Lets requests that run come to their end, and keeps how far it is. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#keeping)
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#reading
    if (this.#sending > 0)
      await new Promise<void>((done) => {
        this.#idle = done
      })
    await this.#keep()
  }

  async #keep(): Promise<void> {
    await this.#progress.keep().catch(this.#options.onError)
  }

  async #read(): Promise<void> {
    while (!this.#stopped && this.#held < MOST && this.#ready.length < PAGE) {
      const page = await this.#options.store.messages(this.#progress.read, PAGE)
      for (const message of page) {
        const wanted = isWanted(message.type, this.#endpoint.types)
        this.#progress.reads(message.id, wanted)
        if (wanted) this.#add({ message, attempts: 0, next: 0 })
      }
      this.#launch()
      if (page.length < PAGE) return
    }
  }

  #add(job: Job): void {
    this.#held++
    const lane = this.#lanes.get(job.message.subject)
    if (lane === undefined) {
      this.#lanes.set(job.message.subject, [job])
      this.#await(job)
    } else {
      lane.push(job)
      if (lane[0]!.attempts > 0) this.#failed(job, null)
    }
  }

  /** The first of its lane: sent as soon as its time has come. */
  #await(job: Job): void {
    const wait = job.next - this.#options.clock()
    if (wait <= 0) this.#ready.push(job)
    else this.#after(wait, () => this.#ready.push(job))
  }

  #after(wait: number, then: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer)
        then()
        this.#launch()
      },
      Math.min(wait, 2 ** 31 - 1),
    )
    this.#timers.add(timer)
  }

  #launch(): void {
    while (!this.#stopped && this.#ready.length > 0 && this.#sending < this.#allowed()) {
      this.#sending++
      void this.#try(this.#ready.shift()!)
    }
  }

  #allowed(): number {
    if (this.#failures < DOWN) return this.#options.concurrency ?? 32
    return this.#options.clock() >= this.#pausedUntil ? 1 : 0
  }

  async #try(job: Job): Promise<void> {
    const delivered = await this.#options.deliver(this.#endpoint, job.message)
    this.#sending--
    this.#options.onTried?.(this.#endpoint, delivered)
    if (delivered.ok) {
      this.#failures = 0
      this.#progress.delivered(job.message.id)
      this.#advance(job)
    } else this.#retry(job, delivered)
    if (this.#stopped) {
      if (this.#sending === 0) this.#idle?.()
      return
    }
    this.#launch()
    if (this.#ready.length < PAGE / 2) this.wake()
  }

  #retry(job: Job, { error, retryAfter, gone }: Delivered & { ok: false }): void {
    job.attempts++
    this.#pause()
    const wait = waitAfter(job.attempts, retryAfter, this.#options.retries ?? RETRIES)
    if (wait === null) {
      this.#progress.undelivered(job.message.id, { ...job, error, dead: true })
      this.#advance(job)
    } else {
      job.next = Math.round(this.#options.clock() + wait)
      this.#failed(job, error)
      for (const behind of this.#lanes.get(job.message.subject)!.slice(1)) this.#failed(behind, null)
      this.#await(job)
    }
    if (gone) this.#options.onGone(this.#endpoint)
  }

  #failed(job: Job, error: string | null): void {
    this.#progress.undelivered(job.message.id, { ...job, error, dead: false })
  }

  /** One that is down is left in peace for longer and longer. */
  #pause(): void {
    const over = ++this.#failures - DOWN
    if (over < 0) return
    const wait = Math.min(1000 * 2 ** Math.min(over, 20), LONGEST_PAUSE)
    this.#pausedUntil = this.#options.clock() + wait
    this.#after(wait, () => {})
  }

  /** The next of the lane, now that this one is done with. */
  #advance(job: Job): void {
    this.#held--
    const { subject } = job.message
    const lane = this.#lanes.get(subject)!
    lane.shift()
    if (lane.length === 0) this.#lanes.delete(subject)
    else this.#await(lane[0]!)
  }
}
