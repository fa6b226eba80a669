import { once } from 'node:events'
import type { Socket } from 'node:net'

/** A line that is longer is no answer of a mail server. */
const LONGEST_LINE = 1024 * 1024

const LF = 0x0a
const CR = 0x0d

/** Reads a socket line by line, no faster than lines are wanted. */
export class Lines {
  readonly #socket: Socket
  #rest: Buffer = Buffer.alloc(0)
  #from = 0

  /** @param socket whose errors somebody hears */
  constructor(socket: Socket) {
    this.#socket = socket
  }

  /**
   * The next line, without its end.
   *
   * @throws where the connection ends, or no line does
   */
  async next(): Promise<Buffer> {
    for (;;) {
      const end = this.#rest.indexOf(LF, this.#from)
      if (end !== -1) {
        const line = this.#rest.subarray(this.#from, end)
        this.#from = end + 1
        return line.at(-1) === CR ? line.subarray(0, -1) : line
      }
      const rest = this.#rest.subarray(this.#from)
      if (rest.length > LONGEST_LINE) throw new Error('the server sends a line without end')
      const more = await this.#more()
      this.#rest = rest.length === 0 ? more : Buffer.concat([rest, more])
      this.#from = 0
    }
  }

  async #more(): Promise<Buffer> {
    for (;;) {
      const { errored, readableEnded, destroyed } = this.#socket
      if (errored !== null) throw errored
      const chunk = this.#socket.read() as Buffer | null
      if (chunk !== null) return chunk
      if (readableEnded || destroyed)
        throw Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' })
      const waiting = new AbortController()
      const { signal } = waiting
      try {
        await Promise.race(['readable', 'end', 'close'].map((event) => once(this.#socket, event, { signal })))
      } finally {
        waiting.abort()
      }
    }
  }
}
