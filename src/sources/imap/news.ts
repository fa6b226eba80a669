import type { ImapFlow } from 'imapflow'

/** Hears of new mail in the open mailbox. */
export class News {
  readonly #client: ImapFlow
  #fresh = false
  #wake: () => void = () => {}

  constructor(client: ImapFlow) {
    this.#client = client
    client.on('exists', ({ count, prevCount }) => {
      if (count <= prevCount) return
      this.#fresh = true
      this.#wake()
    })
    client.once('close', () => this.#wake())
  }

  /** What is read from now on is read after all that was heard of. */
  forget(): void {
    this.#fresh = false
  }

  /** Resolves when there is new mail, after a time, when the connection ends, or when the signal says so. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#fresh || signal.aborted || !this.#client.usable) return
    const over = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    const timer = setTimeout(() => this.#wake(), milliseconds)
    const stopped = () => this.#wake()
    signal.addEventListener('abort', stopped, { once: true })
    // Ends by itself when the next command is given. Where the server has none, the time decides.
    if (this.#client.capabilities.has('IDLE')) this.#client.idle().catch(() => this.#wake())
    await over
    clearTimeout(timer)
    signal.removeEventListener('abort', stopped)
  }
}
