import { setTimeout as sleep } from 'node:timers/promises'
import type { Blocks } from '../../settings/blocks.ts'
import type { Store } from '../../store/store.ts'
import { Requests } from '../http/requests.ts'
import type { NotifyLog } from '../webhooks/notifier.ts'
import { Calls } from './calls.ts'
import { LIST_KINDS, type ListBlock } from './index.ts'
import type { ListStatus, Synced } from './status.ts'
import { syncList } from './sync.ts'

export interface ListDeskOptions {
  readonly store: Store
  readonly clock: () => number
  readonly log: NotifyLog
}

const MINUTE = 60_000
/** A list of a million entries may come in pages of many megabytes. */
const MOST = 64 * 1024 * 1024

/** Keeps the lists of services in step with ours, every so often and whenever asked. */
export class ListDesk {
  readonly #blocks: Blocks
  readonly #options: ListDeskOptions
  readonly #status = new Map<string, ListStatus>()
  readonly #running = new Map<string, Promise<Synced>>()
  readonly #requests = new Set<Requests>()
  readonly #stopping = new AbortController()
  #timers: NodeJS.Timeout[] = []

  constructor(blocks: Blocks, options: ListDeskOptions) {
    this.#blocks = blocks
    this.#options = options
    for (const [name, { kind }] of Object.entries(blocks))
      this.#status.set(name, { name, kind, last: null, lastAt: null, problem: null })
  }

  get list(): readonly ListStatus[] {
    return [...this.#status.values()]
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#blocks, name)
  }

  /** Begins; each list is looked at first when its time has passed once. */
  start(): void {
    for (const [name, block] of Object.entries(this.#blocks)) {
      const { every } = block as unknown as ListBlock
      if (every > 0)
        this.#timers.push(setInterval(() => void this.sync(name).catch(() => {}), every * MINUTE))
    }
    for (const timer of this.#timers) timer.unref()
  }

  /** Breaks off what is under way: the next time goes on where it was. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#stopping.abort()
    for (const requests of this.#requests) requests.close()
    await Promise.allSettled(this.#running.values())
  }

  /** Rejects when the desk is stopped meanwhile. */
  readonly #sleep = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal: this.#stopping.signal })

  /**
   * Brings a list in step now; while that is under way already, waits for it first.
   *
   * @throws Error in words where the service cannot be asked
   */
  async sync(name: string, dryRun = false): Promise<Synced> {
    await this.#running.get(name)?.catch(() => {})
    const running = this.#sync(name, dryRun)
    this.#running.set(name, running)
    return running.finally(() => this.#running.delete(name))
  }

  async #sync(name: string, dryRun: boolean): Promise<Synced> {
    const { store, clock, log } = this.#options
    const block = this.#blocks[name]!
    const kind = LIST_KINDS.find((one) => one.kind === block.kind)!
    // Whoever writes the settings may name what is in the same network, as listmonk often is.
    const requests = new Requests({ allowPrivate: true, timeout: 60_000, connections: 2, most: MOST })
    this.#requests.add(requests)
    const told = { name, kind: block.kind, lastAt: clock() }
    try {
      const remote = kind.open(block as never, new Calls(requests, this.#sleep))
      const synced = await syncList({
        name,
        block: block as unknown as ListBlock,
        remote,
        store,
        clock,
        dryRun,
      })
      const { pulled, pushed, removed, refused } = synced
      const counts = {
        pulled: pulled.count,
        pushed: pushed.count,
        removed: removed.count,
        refused: refused.length,
      }
      if (!dryRun) this.#status.set(name, { ...told, last: synced, problem: null })
      log.info({ list: name, dryRun, ...counts }, 'list compared')
      return synced
    } catch (error) {
      const problem = (error as Error).message
      if (!dryRun) this.#status.set(name, { ...told, last: null, problem })
      log.warn({ list: name, error: problem }, 'a list cannot be kept in step')
      throw error
    } finally {
      requests.close()
      this.#requests.delete(requests)
    }
  }
}
