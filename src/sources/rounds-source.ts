import { Fares } from './fares.ts'
import { Rounds } from './rounds.ts'
import type { Outcome, Received, Source, SourceContext, SourcePreview } from './source.ts'

/** A source that looks at its place in rounds. Each kind tells what a round is, and what is to be right before. */
export abstract class RoundsSource<Block> implements Source {
  protected readonly block: Block
  protected readonly context: SourceContext
  protected readonly fares: Fares
  readonly #rounds: Rounds

  /** @param everyMs how long to wait between two rounds */
  constructor(block: Block, context: SourceContext, everyMs: number) {
    const { name, log, clock } = context
    this.block = block
    this.context = context
    this.fares = new Fares(clock)
    const round = (signal: AbortSignal) => this.round(signal)
    this.#rounds = new Rounds({ name, log, fares: this.fares, everyMs, round })
  }

  get status() {
    return this.fares.status
  }

  async start(): Promise<void> {
    await this.prepare()
    this.#rounds.start()
  }

  async stop(): Promise<void> {
    await this.#rounds.stop()
    this.fares.ends()
  }

  abstract test(): Promise<SourcePreview>

  /** Does what there is to do, and ends early where the signal says so. Resolves to a remark for people, or null. */
  protected abstract round(signal: AbortSignal): Promise<string | null>

  /** Throws where the source cannot even begin. */
  protected async prepare(): Promise<void> {}

  /** Hands over, and counts what came and what could not be read. */
  protected async take(received: readonly Received[]): Promise<readonly Outcome[]> {
    const outcomes = await this.context.sink.take(received)
    this.fares.received(received.length)
    this.fares.refused(outcomes.filter(({ rejected }) => rejected !== null).length)
    return outcomes
  }
}
