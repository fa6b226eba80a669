import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { lookAt } from '../../src/service/sources/look.ts'
import { openSources, type Sources } from '../../src/service/sources/open-sources.ts'
import { readSources } from '../../src/sources/blocks.ts'
import type { SourcePreview, SourceStatus } from '../../src/sources/source.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { SILENT } from './harness.ts'

/** A source of the real kinds over a store in memory, as the service runs it. */
export interface Running {
  readonly store: Store
  readonly data: string
  readonly sources: Sources
  readonly status: SourceStatus
  /** Waits until this is so. */
  until(so: (status: SourceStatus) => boolean): Promise<void>
  /** Who is suppressed, in the order of the alphabet. */
  suppressed(): Promise<readonly string[]>
  events(): Promise<number>
  /** Ends it, and starts another over the same store. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export const temporary = () => mkdtempSync(join(tmpdir(), 'undelivered-'))

export async function running(
  block: Readonly<Record<string, unknown>>,
  { store = openMemoryStore(), data = temporary() } = {},
): Promise<Running> {
  const blocks = blocksOf(block)
  let sources: Sources
  const start = async () => {
    sources = openSources(blocks, {
      ...{ store, clock: Date.now, log: SILENT, folder: data },
      onTaken: () => {},
    })
    await sources.start()
  }
  await start()
  onTestFinished(() => sources.stop())
  const status = () => sources.list[0]!.status
  return {
    ...{ store, data },
    get sources() {
      return sources
    },
    get status() {
      return status()
    },
    until: (so) =>
      vi.waitFor(
        () => {
          if (!so(status())) throw new Error(`not yet: ${JSON.stringify(status())}`)
        },
        { timeout: 500_000, interval: 20 },
      ),
    async suppressed() {
      const { items } = await store.suppressions({ limit: 1000 })
      return items.map(({ address }) => address!).sort()
    },
    events: async () => (await store.events({ limit: 1000 })).items.length,
    async restart() {
      await sources.stop()
      await start()
    },
    stop: () => sources.stop(),
  }
}

function blocksOf(block: Readonly<Record<string, unknown>>) {
  const { blocks, mistakes } = readSources({ it: block })
  if (mistakes.length > 0) throw new Error(mistakes.join(' '))
  return blocks
}

/** What `undelivered test-source` would see. */
export const preview = (
  block: Readonly<Record<string, unknown>>,
  data = temporary(),
): Promise<SourcePreview> => lookAt('it', blocksOf(block), { data })
