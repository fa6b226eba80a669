import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { UndeliveredError } from '../errors.ts'
import type { EntryColumns } from './entry-columns.ts'
import { goBehind } from './go-behind.ts'
import { Keeper } from './keeper.ts'
import { type PackedStandings, packStandings, StandingPacker } from './packed-standings.ts'
import { isPiecemeal, Pieces } from './piecemeal.ts'
import type { Intake } from './shapes.ts'
import { openFile } from './sqlite/file.ts'
import type { Failure, Reply, Request } from './thread-messages.ts'

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
  readonly #changes = new StandingPacker(CHANGES)
  #hasChanged = false

  constructor(port: MessagePort) {
    this.#port = port
    const { tables, addresses } = openFile(workerData)
    this.#keeper = new Keeper(tables, {
      addresses,
      onChange: (key, standings) => {
        this.#changes.add(key, standings)
        this.#hasChanged = true
      },
    })
    this.#send({ expected: tables.aboutStandings() })
    packStandings(tables, (packed) => this.#send({ packed }, [packed.words.buffer]))
    // While answers are due, what is written can wait: there may be no more processors than this thread would take.
    goBehind()
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
      const group = waiting.slice(from, to)
      if (group.length === 1) this.#do(group[0]!)
      else if (group[0]!.method === 'take') this.#takeAll(group as TakeRequest[])
      else this.#enterAll(group as EnterRequest[])
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
    this.#changed()
    this.#send({ id, failure: failureOf(error) })
  }

  #answer(results: [id: number, result: unknown][]): void {
    const changes = this.#changed()
    this.#send({ results, changes }, changes === null ? [] : [changes.words.buffer])
  }

  /** What has changed since the last answer. */
  #changed(): PackedStandings | null {
    if (!this.#hasChanged) return null
    this.#hasChanged = false
    return this.#changes.take()
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

  #enterAll(requests: readonly EnterRequest[]): void {
    let entered: Uint8Array[]
    try {
      entered = this.#keeper.enterAll(requests.map(({ told: [columns, at] }) => ({ columns, at })))
    } catch {
      for (const one of requests) this.#do(one)
      return
    }
    this.#answer(requests.map(({ id }, n) => [id, entered[n]]))
  }
}

/** Standings that there is room for at once: of a usual batch of events. */
const CHANGES = 1000

/** What people ask who look at the page. */
const LOOKS: ReadonlySet<Request['method']> = new Set([
  'stats',
  'events',
  'suppressions',
  'countSuppressions',
])

type TakeRequest = Request & { readonly told: [readonly Intake[]] }
type EnterRequest = Request & { readonly told: [EntryColumns, number] }

/** Events, and entries of lists, of one transaction at most; what came in one request is not divided. */
const MOST = { take: 5000, enter: 20_000 } as const

/** Where the requests end that can be done together: those to take events, or to make entries. */
function endOfGroup(waiting: readonly Request[], from: number): number {
  const { method } = waiting[from]!
  if (method !== 'take' && method !== 'enter') return from + 1
  let size = 0
  let to = from
  while (waiting[to]?.method === method && size < MOST[method]) {
    const { told } = waiting[to]!
    size +=
      method === 'take'
        ? (told as TakeRequest['told'])[0].length
        : (told as EnterRequest['told'])[0].keys.length
    to++
  }
  return to
}

function failureOf(error: unknown): Failure {
  if (error instanceof UndeliveredError) return { code: error.code, details: error.details }
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

const port = parentPort!
try {
  const writer = new Writer(port)
  port.on('message', (requests: Request[]) => writer.work(requests))
} catch (error) {
  port.postMessage({ failure: failureOf(error) } satisfies Reply)
}
