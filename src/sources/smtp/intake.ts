import { readEmail } from '../../read-email.ts'
import type { VerpKey } from '../../verp/key.ts'
import type { Fares } from '../fares.ts'
import type { SourceContext } from '../source.ts'
import type { SmtpBlock } from './block.ts'
import type { OrdinaryFolder } from './ordinary-folder.ts'
import type { Path } from './paths.ts'
import { Reply } from './reply.ts'
import { sorted } from './sort.ts'

/** Troubles are told in the log once in so many milliseconds: there may be many. */
const QUIET = 60_000

/** Takes whole messages: reads them, hands them over, and keeps those that report nothing. */
export class Intake {
  readonly #block: SmtpBlock
  readonly #keys: readonly VerpKey[]
  readonly #context: SourceContext
  readonly #fares: Fares
  readonly #ordinary: OrdinaryFolder
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(block: SmtpBlock, { context, fares, ordinary, keys }: Parts) {
    this.#block = block
    this.#keys = keys
    this.#context = context
    this.#fares = fares
    this.#ordinary = ordinary
  }

  /** Resolves once it is durable, to null; or to why it is not taken. */
  async take(email: Uint8Array, paths: readonly Path[]): Promise<Reply | null> {
    const reports = readEmail(email).filter(({ kind }) => kind !== 'not-a-bounce')
    if (reports.length === 0) {
      const refused = this.#refusalOfOrdinary(email)
      if (refused !== null) return refused
    }
    const { sentFrom } = this.#block
    const received = sorted({ email, reports, paths, keys: this.#keys, sentFrom })
    try {
      const [outcome] = await this.#context.sink.take([received])
      const { kinds } = outcome!
      if (kinds.length === 0) await this.#ordinary.keep(email)
    } catch (error) {
      this.#fares.runs(
        `The last message could not be stored, and its sender was told to try again: ${message(error)}`,
      )
      this.#tell({ problem: message(error) }, 'a message could not be stored')
      return Reply.notStored()
    }
    this.#fares.runs()
    this.#fares.received(1)
    if (received.apart !== undefined) this.#fares.keptApart()
    return null
  }

  #refusalOfOrdinary(email: Uint8Array): Reply | null {
    if (this.#block.ordinary === 'refuse') return Reply.ordinary()
    return this.#ordinary.hasRoom(email.length) ? null : Reply.ordinaryFull()
  }

  #tell(what: object, told: string): void {
    const { clock, log, name } = this.#context
    if (clock() - this.#toldAt < QUIET) return
    this.#toldAt = clock()
    log.error({ source: name, ...what }, told)
  }
}

interface Parts {
  readonly context: SourceContext
  readonly fares: Fares
  readonly ordinary: OrdinaryFolder
  readonly keys: readonly VerpKey[]
}

const message = (error: unknown) => (error as Error).message
