import type { Listed, ListQuery, Way } from '../../store/outgoing.ts'
import type { Entry, Page } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import type { ListBlock } from './index.ts'
import type { Remote, RemoteList } from './list.ts'
import type { Refused, Synced } from './status.ts'

export interface SyncOptions {
  readonly name: string
  readonly block: ListBlock
  readonly remote: RemoteList
  readonly store: Store
  readonly clock: () => number
  /** Changes nothing, here or there. */
  readonly dryRun: boolean
}

const SHOWN = 20

class Count {
  count = 0
  readonly first: string[] = []

  add(addresses: readonly string[]): void {
    this.count += addresses.length
    this.first.push(...addresses.slice(0, SHOWN - this.first.length))
  }
}

/**
 * Brings a service's list and ours in step. What we know to stand there is neither pushed again nor taken for news, so
 * nothing goes round in circles; what was taken over stays there until somebody lets it go.
 *
 * @throws Error in words where the service cannot be asked; what was done until then is kept, and the next time goes on
 */
export async function syncList(options: SyncOptions): Promise<Synced> {
  const { name, block, store, dryRun } = options
  const counts = { pulled: new Count(), pushed: new Count(), removed: new Count() }
  const told = { known: 0, refused: [] as Refused[], notes: [] as string[] }
  const enforcing = store.setting().mode === 'enforce'
  if (block.push && !enforcing)
    told.notes.push('The policy only observes: nothing is put on the list or taken off it.')
  const pushes = block.push && enforcing
  if (pushes) await takeOff(options, counts.removed, told.refused)
  if (block.pull) told.known = await takeOver(options, counts.pulled)
  if (pushes) await putOn(options, counts.pushed, told.refused)
  return { list: name, dryRun, ...counts, ...told }
}

/** The stream of mail that the list is for. */
const scopeOf = ({ block, remote }: SyncOptions) => block.scope ?? remote.scope ?? '*'

const queryOf = (options: SyncOptions): ListQuery => ({
  ...{ list: options.name, at: options.clock(), scopes: [...new Set(['*', scopeOf(options)])] },
})

async function* pagesOf(
  page: (cursor: string | undefined) => Promise<Page<Listed>>,
): AsyncIterable<readonly Listed[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page(cursor)
    if (items.length > 0) yield items
    if (next === null) return
    cursor = next
  }
}

function* batches(items: readonly Listed[], size: number): Iterable<readonly Listed[]> {
  for (let n = 0; n < items.length; n += size) yield items.slice(n, n + size)
}

async function takeOff(options: SyncOptions, removed: Count, refused: Refused[]): Promise<void> {
  const { store, remote, name, dryRun } = options
  const query = queryOf(options)
  for (const way of ['pushed', 'pulled'] as const satisfies readonly Way[])
    for await (const page of pagesOf((cursor) => store.freed({ ...query, cursor }, way)))
      for (const batch of batches(page, remote.batch)) {
        const failed = dryRun ? [] : await remote.remove(batch.map(({ address }) => address))
        const done = withoutRefused(batch, failed)
        if (!dryRun)
          await store.mirror(
            name,
            [],
            done.map(({ key }) => key),
          )
        refused.push(...failed)
        removed.add(done.map(({ address }) => address))
      }
}

async function putOn(options: SyncOptions, pushed: Count, refused: Refused[]): Promise<void> {
  const { store, remote, name, dryRun } = options
  const query = queryOf(options)
  for await (const page of pagesOf((cursor) => store.unlisted({ ...query, cursor })))
    for (const batch of batches(page, remote.batch)) {
      const failed = dryRun ? [] : await remote.push(batch)
      const done = withoutRefused(batch, failed)
      if (!dryRun)
        await store.mirror(
          name,
          done.map(({ key }) => key),
          [],
        )
      refused.push(...failed)
      pushed.add(done.map(({ address }) => address))
    }
}

function withoutRefused(batch: readonly Listed[], refused: readonly Refused[]): readonly Listed[] {
  const addresses = new Set(refused.map(({ address }) => address.toLowerCase()))
  return batch.filter(({ address }) => !addresses.has(address.toLowerCase()))
}

/** @returns how many were known already */
async function takeOver(options: SyncOptions, pulled: Count): Promise<number> {
  const { store, remote, name, clock, dryRun } = options
  const place = `list ${name}`
  let known = 0
  for await (const { entries, position } of remote.pull(await store.position(place))) {
    const made = entries.filter(({ address }) => address.includes('@')).map((one) => entryOf(one, options))
    const taken = dryRun
      ? await store.wouldTakeOver(name, made, clock())
      : await store.takeOver(name, made, clock())
    const fresh = made.filter((_, n) => taken[n] === 'accepted')
    known += made.length - fresh.length
    pulled.add(fresh.map(({ address }) => address))
    if (!dryRun && position !== null) await store.setPosition(place, position)
  }
  return known
}

/** As it was on the service's list: from when, why, in what words. */
function entryOf({ address, kind, at, reason, note }: Remote, options: SyncOptions): Entry {
  const { name, block, clock } = options
  const scope = kind === 'complaint' || kind === 'unsubscribe' ? scopeOf(options) : '*'
  const now = clock()
  return {
    ...{ address, kind, scope, at: Math.min(at ?? now, now), reason: reason ?? null, note: note ?? null },
    ...{ source: `list:${name}`, who: block.kind },
  }
}
