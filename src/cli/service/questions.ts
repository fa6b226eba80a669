import { createInterface } from 'node:readline'
import type { Io } from '../io.ts'

/** Asks at the terminal, one line an answer. */
export class Questions {
  readonly #io: Io
  readonly #reader: ReturnType<typeof createInterface>
  readonly #lines: AsyncIterator<string>

  constructor(io: Io) {
    this.#io = io
    this.#reader = createInterface({ input: io.stdin })
    this.#lines = this.#reader[Symbol.asyncIterator]()
  }

  /** null where nobody answers any more. */
  async ask(question: string): Promise<string | null> {
    this.#io.stdout.write(question)
    const { done, value } = await this.#lines.next()
    if (!done) return value.trim()
    this.#io.stdout.write('\n')
    return null
  }

  close(): void {
    this.#reader.close()
  }
}
