import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SOURCE_KINDS } from '../../sources/index.ts'
import type { Outcome, Source, SourceContext, SourceKind, SourceLog } from '../../sources/source.ts'
import type { SourceBlocks } from '../../sources/source-block.ts'
import { RunningSource } from './running-source.ts'
import { type SinkContext, StoreSink } from './store-sink.ts'

/** What the sources work with. */
export interface SourcesContext extends Omit<SinkContext, 'onTaken'> {
  /** The data folder. */
  readonly folder: string
  readonly log: SourceLog
  readonly onTaken: (source: string, outcome: Outcome) => void
}

/** All sources of the settings. */
export interface Sources {
  readonly list: readonly RunningSource[]
  /** Resolves once each was tried; what cannot start is tried again. */
  start(): Promise<void>
  /** Ends them without losing anything. */
  stop(): Promise<void>
}

/**
 * The sources of the settings.
 *
 * @example
 * const sources = openSources(readSources(settings.sources).blocks, { store, clock: Date.now, folder: 'data', log, onTaken })
 * await sources.start()
 */
export function openSources(
  blocks: SourceBlocks,
  { folder, log, onTaken, ...context }: SourcesContext,
  kinds: readonly SourceKind<never>[] = SOURCE_KINDS,
): Sources {
  const list = Object.keys(blocks).map((name) => {
    const { scope } = blocks[name]!
    const sink = new StoreSink(name, scope, { ...context, onTaken: (outcome) => onTaken(name, outcome) })
    const own = folderOf(folder, name)
    const source = openSource(name, blocks, { sink, folder: own, clock: context.clock, log }, kinds)
    return new RunningSource({ name, kind: blocks[name]!.kind, source }, log, async () => {
      await mkdir(own, { recursive: true })
    })
  })
  return {
    list,
    async start() {
      await Promise.all(list.map((one) => one.start()))
    },
    async stop() {
      await Promise.all(list.map((one) => one.stop()))
    },
  }
}

/** Where a source keeps what is its own. */
export const folderOf = (data: string, name: string) => join(data, 'sources', name)

/** One of the sources, not yet started. */
export function openSource(
  name: string,
  blocks: SourceBlocks,
  context: Omit<SourceContext, 'name'>,
  kinds: readonly SourceKind<never>[] = SOURCE_KINDS,
): Source {
  const { kind: word, ...block } = blocks[name]!
  const kind = kinds.find((one) => one.kind === word)!
  return kind.open(block as never, { name, ...context })
}
