import { detectLog } from '../../extract/log/index.ts'
import { Counting } from '../counting.ts'
import { GrowingFile } from '../files/growing-file.ts'
import { zoneOf } from '../files/log-settings.ts'
import { type Place, type Progress, placeFrom } from '../files/place.ts'
import { fileProblem } from '../files/problem.ts'
import { wholeLines } from '../files/whole-lines.ts'
import { RoundsSource } from '../rounds-source.ts'
import type { Received, SourceContext, SourcePreview } from '../source.ts'
import type { LogBlock } from './block.ts'
import { closeAll, openRotated } from './rotated.ts'

/** How much of a log is looked at. */
const LOOKED_AT = 64 * 1024 * 1024
/** By how much of its beginning a log is known. */
const DETECTED_BYTES = 16 * 1024
/** So many lines of which not one is understood are worth a remark. */
const STRANGE_LINES = 200

/**
 * Follows a log. Where the file is no longer the one that was read, its rest is read wherever it was moved, copied or
 * packed, then what was rotated since, and only then the new file: once something stands in it, for until then the old
 * one is written to.
 */
export class LogSource extends RoundsSource<LogBlock> {
  readonly #zone: string
  #from: string | undefined
  /** Up to where all is kept; undefined while nobody has asked. */
  #place: Place | null | undefined
  /** The files that were read to their ends while nothing stood in the next one. */
  #caughtUp = ''
  #lines = 0
  #understood = 0

  constructor(block: LogBlock, context: SourceContext) {
    super(block, context, block.everySeconds * 1000)
    this.#from = block.from
    this.#zone = zoneOf(block)
  }

  async test(): Promise<SourcePreview> {
    const { path } = this.block
    const counting = new Counting()
    const notes: string[] = []
    try {
      const file = await GrowingFile.open(path)
      try {
        const from = Math.max(0, file.size - LOOKED_AT)
        if (from > 0 && !file.packed) notes.push('Only the last 64 MB were looked at.')
        await this.#detect(file)
        for await (const { lines } of wholeLines(file.chunks(file.packed ? 0 : from), true))
          counting.add(await this.context.sink.look(this.#received(lines)))
      } finally {
        await file.close()
      }
    } catch (error) {
      throw await fileProblem(error, path)
    }
    notes.push(
      this.#from === undefined
        ? 'Whose log it is cannot be told: name it in "from".'
        : `It is a log of ${this.#from}.`,
    )
    return counting.preview('lines', notes)
  }

  protected async round(signal: AbortSignal): Promise<string | null> {
    const { path, start } = this.block
    if (this.#place === undefined) this.#place = placeFrom(await this.context.sink.position())
    const file = await this.#opened(path)
    if (file === null) {
      if (this.#place !== null) await this.#catchUp(this.#place, null, signal)
      return `${path} does not exist yet. It is read once it is there.`
    }
    try {
      if (this.#place === null) await this.#beginAt(await (start === 'end' ? file.end() : file.start()))
      const progress = await file.from(this.#place!)
      const begun = await file.start()
      if (progress !== null) await this.#read(file, progress, false, signal)
      // Only then is it known that what came before is read, and only if it is the file that it was before.
      else if (await this.#catchUp(this.#place!, file, signal)) await this.#read(file, begun, false, signal)
    } finally {
      await file.close()
    }
    return this.#remark()
  }

  async #beginAt(progress: Progress): Promise<void> {
    this.#place = progress.place
    await this.context.sink.take([], JSON.stringify(this.#place))
  }

  /** null where there is no such file. */
  async #opened(path: string): Promise<GrowingFile | null> {
    try {
      return await GrowingFile.open(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw await fileProblem(error, path)
    }
  }

  /**
   * Reads the rest of the file in which reading stopped, and the files that came after it.
   *
   * @param next the file that is written to now, where there is one; once something stands in it nobody writes to
   *   those before it any more
   * @returns whether the next file may be begun
   */
  async #catchUp(place: Place, next: GrowingFile | null, signal: AbortSignal): Promise<boolean> {
    const ended = next !== null && next.size > 0
    const files = await this.#rotated()
    try {
      const seen = JSON.stringify([place, ...files.map(({ inode, size }) => [inode, size])])
      if (!ended && seen === this.#caughtUp) return false
      const [at, progress] = await placeAmong(files, place)
      if (progress === null) {
        if (ended) this.#lost()
        return ended
      }
      for (const [n, file] of files.entries()) {
        if (n < at) continue
        const final = ended || n < files.length - 1 || file.packed
        await this.#read(file, n === at ? progress : await file.start(), final, signal)
        if (signal.aborted) return false
      }
      this.#caughtUp = seen
      // It may have been rotated since it was opened; then the next is not yet known.
      return ended && files.at(-1)!.inode !== next.inode
    } finally {
      await closeAll(files)
    }
  }

  async #rotated(): Promise<readonly GrowingFile[]> {
    try {
      return await openRotated(this.block.path)
    } catch (error) {
      const { syscall, path } = error as NodeJS.ErrnoException
      throw syscall === undefined ? error : await fileProblem(error, path ?? this.block.path)
    }
  }

  #lost(): void {
    const { name, log } = this.context
    const what = { source: name, path: this.block.path }
    log.warn(what, 'the log was replaced, and what it was before is not to be found')
  }

  async #read(file: GrowingFile, progress: Progress, final: boolean, signal: AbortSignal): Promise<void> {
    await this.#detect(file)
    for await (const { lines, bytes } of wholeLines(file.chunks(progress.offset), final)) {
      // What was read from a file that was emptied and begun anew meanwhile is not what follows.
      if (!(await file.isStill(progress.place))) return
      progress.advance(bytes)
      await this.#take(lines, progress.place)
      if (signal.aborted) return
    }
  }

  async #take(lines: readonly string[], place: Place): Promise<void> {
    const outcomes = await this.context.sink.take(this.#received(lines), JSON.stringify(place))
    this.#place = place
    this.fares.received(lines.length)
    this.#lines += lines.length
    this.#understood += outcomes.filter(({ rejected }) => rejected === null).length
  }

  #received(lines: readonly string[]): readonly Received[] {
    return lines.map((log) => ({ log, from: this.#from, zone: this.#zone }))
  }

  async #detect(file: GrowingFile): Promise<void> {
    if (this.#from !== undefined) return
    const head = (await file.first(DETECTED_BYTES)).toString()
    this.#from = detectLog(head.slice(0, head.lastIndexOf('\n') + 1).split(/\r?\n/))?.id
  }

  #remark(): string | null {
    if (this.#lines < STRANGE_LINES || this.#understood > 0) return null
    const whose = this.#from === undefined ? 'a mail server’s' : `one of ${this.#from}`
    return `Not one line of ${this.block.path} is understood as ${whose}. Name its mail system in "from".`
  }
}

/** Which of these files is the one of that place, the newest first, and where to go on in it. */
async function placeAmong(
  files: readonly GrowingFile[],
  place: Place,
): Promise<readonly [number, Progress | null]> {
  for (let n = files.length - 1; n >= 0; n--) {
    const progress = await files[n]!.from(place)
    if (progress !== null) return [n, progress]
  }
  return [-1, null]
}
