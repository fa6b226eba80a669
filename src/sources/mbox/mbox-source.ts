import { DEFAULT_LIMITS } from '../../decode/limits.ts'
import { MBOX } from '../../input/mbox.ts'
import type { Piece } from '../../input/splitter.ts'
import { Counting } from '../counting.ts'
import { Batch } from '../files/batch.ts'
import { GrowingFile } from '../files/growing-file.ts'
import { placeFrom } from '../files/place.ts'
import { fileProblem } from '../files/problem.ts'
import { RoundsSource } from '../rounds-source.ts'
import type { Received, SourceContext, SourcePreview } from '../source.ts'
import type { MboxBlock } from './block.ts'

/** Reads what is appended to an mbox. */
export class MboxSource extends RoundsSource<MboxBlock> {
  constructor(block: MboxBlock, context: SourceContext) {
    super(block, context, block.everySeconds * 1000)
  }

  async test(): Promise<SourcePreview> {
    const counting = new Counting()
    const { sink } = this.context
    try {
      await this.#opened((file) =>
        this.#read(file, 0, async (received) => counting.add(await sink.look(received))),
      )
    } catch (error) {
      throw await fileProblem(error, this.block.path)
    }
    return counting.preview('messages')
  }

  protected async round(signal: AbortSignal): Promise<string | null> {
    const { clock, sink } = this.context
    const { path, quietSeconds } = this.block
    try {
      return await this.#opened(async (file) => {
        // Known by what stands in it now: somebody may empty it and write to it while it is read.
        const end = await file.end()
        const place = placeFrom(await sink.position())
        const from = (place === null ? null : await file.from(place))?.offset ?? 0
        if (file.size === from || file.mtimeMs > clock() - quietSeconds * 1000) return null
        if (await this.#read(file, from, (received) => this.take(received), signal))
          await sink.take([], JSON.stringify(end.place))
        return null
      })
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') return `${path} does not exist yet. It is read once it is there.`
      throw syscall === undefined ? error : await fileProblem(error, path)
    }
  }

  async #opened<T>(work: (file: GrowingFile) => Promise<T>): Promise<T> {
    const file = await GrowingFile.open(this.block.path)
    try {
      return await work(file)
    } finally {
      await file.close()
    }
  }

  /** Hands over the messages from there to the end; false where it was told to stop. */
  async #read(
    file: GrowingFile,
    from: number,
    hand: (received: readonly Received[]) => Promise<unknown>,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const splitter = MBOX.splitter({ messageBytes: DEFAULT_LIMITS.messageBytes })
    const batch = new Batch()
    const add = (pieces: Iterable<Piece>) => {
      for (const piece of pieces)
        if ('bytes' in piece) batch.add([{ email: piece.bytes }], piece.bytes.length)
        else this.fares.refused()
    }
    let left = file.size - from
    for await (const chunk of file.chunks(from)) {
      if (signal?.aborted) return false
      // What was appended since is not known to be whole.
      add(splitter.push(chunk.subarray(0, left)))
      left -= chunk.length
      if (batch.full) await hand(batch.empty().received)
      if (left <= 0) break
    }
    add(splitter.end())
    if (batch.received.length > 0) await hand(batch.empty().received)
    return true
  }
}
