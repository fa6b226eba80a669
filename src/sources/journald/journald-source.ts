import { Counting } from '../counting.ts'
import { RoundsSource } from '../rounds-source.ts'
import type { Received, SourceContext, SourcePreview } from '../source.ts'
import type { JournaldBlock } from './block.ts'
import { journal } from './journal.ts'

/** Lines that are looked at. */
const LOOKED_AT = 10_000
/** journalctl is started again after so long where it ended. */
const AGAIN = 1000
/** It runs where it has not ended for so long; what is wrong shows at once. */
const ALIVE = 1000

/** Follows the journal by its own program, which knows a place in it by a cursor. */
export class JournaldSource extends RoundsSource<JournaldBlock> {
  constructor(block: JournaldBlock, context: SourceContext) {
    super(block, context, AGAIN)
  }

  async test(): Promise<SourcePreview> {
    const counting = new Counting()
    const options = [`--lines=${LOOKED_AT}`, ...this.#units]
    const notes = [`At most the last ${LOOKED_AT} lines were looked at.`]
    for await (const { lines } of journal(this.block.program, options, new AbortController().signal))
      counting.add(await this.context.sink.look(this.#received(lines)))
    return counting.preview('lines', notes)
  }

  get #units(): readonly string[] {
    return this.block.units.map((unit) => `--unit=${unit}`)
  }

  /** Until journalctl ends. */
  protected async round(signal: AbortSignal): Promise<null> {
    const { program, start } = this.block
    const { sink } = this.context
    const cursor = await sink.position()
    const from =
      cursor !== null
        ? ['--no-tail', `--after-cursor=${cursor}`]
        : start === 'end'
          ? ['--lines=0']
          : ['--no-tail']
    const alive = setTimeout(() => this.fares.runs(), ALIVE)
    try {
      for await (const { lines } of journal(program, ['--follow', ...from, ...this.#units], signal)) {
        await sink.take(this.#received(lines), cursorIn(lines))
        this.fares.received(lines.length)
        this.fares.runs()
        if (signal.aborted) break
      }
    } finally {
      clearTimeout(alive)
    }
    return null
  }

  #received(lines: readonly string[]): readonly Received[] {
    return lines.map((log) => ({ log, from: this.block.from }))
  }
}

/** Where the last line that tells stands. */
function cursorIn(lines: readonly string[]): string | undefined {
  for (let n = lines.length - 1; n >= 0; n--) {
    const cursor = cursorOf(lines[n]!)
    if (cursor !== undefined) return cursor
  }
  return undefined
}

function cursorOf(line: string): string | undefined {
  try {
    const { __CURSOR: cursor } = JSON.parse(line)
    return typeof cursor === 'string' ? cursor : undefined
  } catch {
    return undefined
  }
}
