import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { DEFAULT_LIMITS } from '../../decode/limits.ts'
import { UndeliveredError } from '../../errors.ts'
import { readFile } from '../../input/read.ts'
import { type FoundFile, walk } from '../../input/walk.ts'
import { Counting, readBefore } from '../counting.ts'
import { Batch } from '../files/batch.ts'
import { fileProblem } from '../files/problem.ts'
import { receivedOf } from '../files/received-of.ts'
import { Seen } from '../files/seen.ts'
import { RoundsSource } from '../rounds-source.ts'
import type { SourceContext, SourcePreview } from '../source.ts'
import type { FolderBlock } from './block.ts'

/** Reads each file of a folder once. A file that is written to again is read again: what was known stays known. */
export class FolderSource extends RoundsSource<FolderBlock> {
  readonly #seen: Seen

  constructor(block: FolderBlock, context: SourceContext) {
    super(block, context, block.everySeconds * 1000)
    this.#seen = new Seen(context.folder)
  }

  protected override async prepare(): Promise<void> {
    await this.#mustBeFolder()
    await this.#seen.load()
  }

  async test(): Promise<SourcePreview> {
    await this.#mustBeFolder()
    await this.#seen.load()
    const counting = new Counting()
    const { fresh, before, problems } = this.#list()
    const notes = readBefore(fresh.length, before, 'file')
    const look = async ({ received }: Pick<Batch, 'received'>) =>
      counting.add(await this.context.sink.look(received))
    problems.push(...(await this.#read(fresh, look)))
    return counting.preview('messages', [...notes, ...problems.slice(0, 3).map(({ message }) => message)])
  }

  async #mustBeFolder(): Promise<void> {
    const { path } = this.block
    const stats = await stat(path).catch(async (error) => {
      throw await fileProblem(error, path)
    })
    if (!stats.isDirectory()) throw new Error(`${path} is no folder.`)
  }

  protected async round(signal: AbortSignal): Promise<null> {
    await this.#mustBeFolder()
    const { fresh, there, problems } = this.#list()
    const take = async ({ received, completed }: Pick<Batch, 'received' | 'completed'>) => {
      if (received.length > 0) await this.take(received)
      await this.#seen.add(completed)
    }
    problems.push(...(await this.#read(fresh, take, signal)))
    await this.#seen.keepOnly(there)
    if (problems.length > 0) throw problems[0]
    return null
  }

  /** The files that were not read as they are now, and are no longer written to. */
  #list() {
    const { path, quietSeconds } = this.block
    const quiet = this.context.clock() - quietSeconds * 1000
    const fresh: FoundFile[] = []
    const there = new Set<string>()
    const problems: Error[] = []
    for (const found of walk(path)) {
      if ('error' in found) {
        if ((found.error as NodeJS.ErrnoException).code !== 'ENOENT') problems.push(found.error)
        continue
      }
      const key = this.#keyOf(found)
      there.add(key)
      if (!this.#seen.has(key) && (quietSeconds === 0 || found.stats.mtimeMs <= quiet)) fresh.push(found)
    }
    return { fresh, there, problems, before: there.size - fresh.length }
  }

  #keyOf({ file, stats }: FoundFile): string {
    const name = relative(this.block.path, file).replace(/[\n\r\t]/g, ' ')
    return `${name}\t${stats.size}\t${stats.mtimeMs}`
  }

  /** Hands the files over piece by piece; what could not be read. */
  async #read(
    files: readonly FoundFile[],
    hand: (batch: Pick<Batch, 'received' | 'completed'>) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<Error[]> {
    const problems: Error[] = []
    const batch = new Batch()
    for (const file of files) {
      let problem: Error | null = null
      for await (const item of readFile(file, { messageBytes: DEFAULT_LIMITS.messageBytes })) {
        if (signal?.aborted) return problems
        if ('bytes' in item) batch.add(receivedOf(item), item.bytes.length)
        // A message that is too large stays so.
        else if ('error' in item && !(item.error instanceof UndeliveredError))
          problem = await fileProblem(item.error, file.file)
        if (batch.full) await hand(batch.empty())
      }
      if (problem === null) batch.complete(this.#keyOf(file))
      else problems.push(problem)
    }
    await hand(batch.empty())
    return problems
  }
}
