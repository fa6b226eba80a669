import { Worker } from 'node:worker_threads'
import { UndeliveredError } from '../errors.ts'
import { Answers } from './answers.ts'
import { type AskKeeper, KeptStore } from './kept-store.ts'
import { PACKED_WORDS } from './packed-standings.ts'
import type { FileOptions } from './sqlite/file.ts'
import { StandingIndex } from './standing-index.ts'
import type { Store } from './store.ts'
import type { Failure, Reply, Request } from './thread-messages.ts'

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** A store whose file is written by another thread: this one only asks, and answers what must not wait. */
export async function threadedStore(
  script: URL,
  options: FileOptions,
  end: () => Promise<void>,
): Promise<Store> {
  const thread = new Thread(script, options)
  const answers = await thread.ready
  return new KeptStore(answers, thread.ask as AskKeeper, async () => {
    await thread.stop()
    await end()
  })
}

/** Megabytes for what the thread needs for a moment: with more, a start with millions of rows keeps tens of them. */
const YOUNG = 12

/** Changes that are taken in at once. */
const PIECE = 500

/** Events whose takers hear at once: what each does then takes longer than to tell it. */
const TOLD = 100

type Done = Extract<Reply, { readonly results: unknown }>
type Answered = Done | Extract<Reply, { readonly failure: Failure }>

class Thread {
  readonly ready: Promise<Answers>
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #index = new StandingIndex()
  #last = 0
  readonly #unheard: Answered[] = []
  /** How far the changes of the first of them are taken in. */
  #taken = 0
  /** How many of its results are told. */
  #told = 0
  /** What is asked in one turn of the loop goes over together: to wake the other thread costs more than a request. */
  #unsent: Request[] = []
  /** Why it takes no more requests. */
  #stopped: string | null = null
  #begin: (answers: Answers) => void = () => {}
  #fail: (error: Error) => void = () => {}

  constructor(script: URL, { folder, addresses, driver }: FileOptions) {
    this.#worker = new Worker(script, {
      workerData: { folder, addresses, driver },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    this.ready = new Promise((resolve, reject) => {
      this.#begin = resolve
      this.#fail = reject
    })
    this.#worker.on('message', (reply: Reply) => this.#heard(reply))
    this.#worker.on('error', (error) => this.#end(String(error.stack ?? error)))
    this.#worker.on('exit', (status) => this.#end(`its thread ended with status ${status}`))
  }

  readonly ask = (method: Request['method'], ...told: unknown[]): Promise<unknown> => {
    if (this.#stopped !== null) return Promise.reject(new UndeliveredError('STORE_STOPPED', this.#stopped))
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#unsent.push({ id, method, told })
      if (this.#unsent.length === 1) setImmediate(() => this.#send())
    })
  }

  #send(): void {
    this.#worker.postMessage(this.#unsent)
    this.#unsent = []
  }

  async stop(): Promise<void> {
    this.#end('it was closed')
    await this.#worker.terminate()
  }

  #heard(reply: Reply): void {
    if ('expected' in reply) this.#index.reserve(reply.expected)
    else if ('packed' in reply) this.#index.load(reply.packed)
    else if ('ready' in reply) {
      const { secret, setting, keys } = reply.ready
      this.#begin(new Answers(secret, setting, keys, this.#index))
    } else if (this.#unheard.push(reply) === 1) this.#listen()
  }

  /**
   * Replies in their order, and each change before its acknowledgement: whoever hears of an event gets answers that
   * know it. What changes thousands of addresses is taken in piece by piece, so that no check waits for it.
   */
  #listen(): void {
    for (let room = PIECE; room > 0; ) {
      const reply = this.#unheard[0]
      if (reply === undefined) return
      if ('failure' in reply) this.#failed(reply.id, errorOf(reply.failure))
      else if (reply.changes !== null && this.#told === 0) {
        const { words } = reply.changes
        const end = Math.min(this.#taken + room * PACKED_WORDS, words.length)
        this.#index.change(reply.changes, this.#taken, end)
        room -= (end - this.#taken) / PACKED_WORDS
        this.#taken = end
        if (end < words.length) break
      }
      if ('results' in reply && !this.#tell(reply.results)) break
      this.#taken = 0
      this.#told = 0
      this.#unheard.shift()
    }
    if (this.#unheard.length > 0) setImmediate(() => this.#listen())
  }

  /** Tells results to who asked for them; false where others should have their turn before the rest. */
  #tell(results: Done['results']): boolean {
    for (let events = 0; this.#told < results.length; ) {
      if (events >= TOLD) return false
      const [id, result] = results[this.#told++]!
      this.#settle(id)?.resolve(result)
      events += Array.isArray(result) ? result.length : 1
    }
    return true
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    return waiting
  }

  #failed(id: number | undefined, error: Error): void {
    if (id !== undefined) this.#settle(id)?.reject(error)
    else {
      this.#fail(error)
      void this.#worker.terminate()
    }
  }

  /** No more replies will come. */
  #end(why: string): void {
    this.#stopped ??= why
    const error = new UndeliveredError('STORE_STOPPED', this.#stopped)
    this.#fail(error)
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

function errorOf(failure: Failure): Error {
  return 'code' in failure
    ? new UndeliveredError(failure.code, ...failure.details)
    : new Error(failure.message)
}
