import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { UndeliveredError } from '../errors.ts'
import { goBehind } from './go-behind.ts'
import { Keeper } from './keeper.ts'
import { packStandings } from './packed-standings.ts'
import { isPiecemeal, Pieces } from './piecemeal.ts'
import { openFile } from './sqlite/file.ts'
import type { Intake } from './store.ts'
import type { KeptStanding, ShownStanding } from './tables.ts'
import type { Change, Failure, Reply, Request } from './thread-messages.ts'

/**
 * The thread that writes: it has the file, and does one request after the other. Events that wait while a transaction
 * runs are taken together in the next one, so that each sync to the disk serves all that came meanwhile. What takes
 * long is done in pieces, and what comes meanwhile between them.
 */
class Writer {
  readonly #port: MessagePort
  readonly #keeper: Keeper
  readonly #pieces = new Pieces()
  #isListed = false
  #changes: Change[] = []

  constructor(port: MessagePort) {
    this.#port = port
    const { tables, addresses } = openFile(workerData)
    this.#keeper = new Keeper(tables, {
      addresses,
      onChange: (key, standings) => void this.#changes.push([key, standings.map(shown)]),
    })
    this.#send({ expected: tables.countStandings() })
    packStandings(tables, (packed) => this.#send({ packed }, [packed.words.buffer]))
    const [secret, setting, keys] = [this.#keeper.secret(), this.#keeper.setting(), this.#keeper.keys()]
    this.#send({ ready: { secret, setting, keys } })
    this.#prepare('sums')
  }

  #send(reply: Reply, move: ArrayBuffer[] = []): void {
    this.#port.postMessage(reply, move)
  }

  /** Does these requests and all that wait behind them. */
  work(first: readonly Request[]): void {
    const waiting = [...first]
    for (let next = receiveMessageOnPort(this.#port); next; next = receiveMessageOnPort(this.#port))
      waiting.push(...(next.message as Request[]))
    for (let from = 0; from < waiting.length; ) {
      const to = endOfGroup(waiting, from)
      if (to - from > 1) this.#takeAll(waiting.slice(from, to) as TakeRequest[])
      else this.#do(waiting[from]!)
      from = to
    }
  }

  #do({ id, method, told }: Request): void {
    try {
      const result = (this.#keeper[method] as (...told: unknown[]) => unknown)(...told)
      if (isPiecemeal(result))
        this.#pieces.add(
          result,
          (made) => this.#answer([[id, made]]),
          (error) => this.#fail(id, error),
        )
      else this.#answer([[id, result]])
    } catch (error) {
      this.#fail(id, error)
    }
    if (method === 'close') this.#pieces.stop()
    else if (LOOKS.has(method)) this.#index()
  }

  /** Once somebody looks, the index of the list is made: without them it would only take memory. */
  #index(): void {
    if (this.#isListed) return
    this.#isListed = true
    this.#prepare('list')
  }

  #prepare(what: 'sums' | 'list'): void {
    const nothing = () => {}
    // Where it fails, the rows themselves are searched as long as they can be.
    this.#pieces.add(this.#keeper.prepare(what), nothing, nothing)
  }

  #fail(id: number, error: unknown): void {
    this.#changes = []
    this.#send({ id, failure: failureOf(error) })
  }

  #answer(results: [id: number, result: unknown][]): void {
    this.#send({ results, changes: this.#changes })
    this.#changes = []
  }

  #takeAll(requests: readonly TakeRequest[]): void {
    let taken: unknown[]
    try {
      taken = this.#keeper.take(requests.flatMap(({ told }) => told[0]))
    } catch {
      // One of them cannot be kept: the others can.
      for (const one of requests) this.#do(one)
      return
    }
    this.#answer(requests.map(({ id, told }) => [id, taken.splice(0, told[0].length)]))
  }
}

/** What people ask who look at the page. */
const LOOKS: ReadonlySet<Request['method']> = new Set([
  'stats',
  'events',
  'suppressions',
  'countSuppressions',
])

type TakeRequest = Request & { readonly told: [readonly Intake[]] }

/** Events of one transaction at most; what came in one request is not divided. */
const MOST = 5000

/** Where the requests to take events end that can be done together. */
function endOfGroup(waiting: readonly Request[], from: number): number {
  let events = 0
  let to = from
  while (waiting[to]?.method === 'take' && events < MOST) {
    events += (waiting[to] as TakeRequest).told[0].length
    to++
  }
  return Math.max(to, from + 1)
}

/** What the answers need: notes and names would only be copied from thread to thread. */
function shown({ cause, scope, state, since, until, rule, reason }: KeptStanding): ShownStanding {
  return { cause, scope, state, since, until, rule, reason }
}

function failureOf(error: unknown): Failure {
  if (error instanceof UndeliveredError) return { code: error.code, details: error.details }
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

const port = parentPort!
// While answers are due, what is written can wait: there may be no more processors than this thread would take.
goBehind()
try {
  const writer = new Writer(port)
  port.on('message', (requests: Request[]) => writer.work(requests))
} catch (error) {
  port.postMessage({ failure: failureOf(error) } satisfies Reply)
}
