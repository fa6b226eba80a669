import type { OwnRules } from '../../own-rules.ts'
import type { Sink, SourceLog, SourcePreview } from '../../sources/source.ts'
import type { SourceBlocks } from '../../sources/source-block.ts'
import { folderOf, openSource } from './open-sources.ts'
import { looked } from './store-sink.ts'

const SILENT: SourceLog = { info() {}, warn() {}, error() {} }

/**
 * What one source would take if it ran now. Nothing is kept or changed anywhere, and no store is needed.
 *
 * @throws whatever the source met with: no such folder, a wrong password
 */
export async function lookAt(
  name: string,
  blocks: SourceBlocks,
  { data, rules }: { readonly data: string; readonly rules?: OwnRules | undefined },
): Promise<SourcePreview> {
  const context = { clock: Date.now, rules }
  const sink: Sink = {
    look: (received) => looked(received, context),
    take: async () => {
      throw new Error('nothing is kept while a source is only looked at')
    },
    position: async () => null,
  }
  const folder = folderOf(data, name)
  const source = openSource(name, blocks, { sink, folder, clock: Date.now, log: SILENT })
  try {
    return await source.test()
  } finally {
    await source.stop()
  }
}
