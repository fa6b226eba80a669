import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Where } from '../server/problem.ts'
import type { Security } from '../server/settings.ts'
import { Lines } from './lines.ts'

/** A server that says nothing for so long is gone. */
const SILENCE = 60_000
/** As much of a list as is read: the ids of some hundred thousand messages. */
const LARGEST_LIST = 64 * 1024 * 1024

/** The server said -ERR; the message is its own words. */
export class Pop3Refusal extends Error {
  override readonly name = 'Pop3Refusal'
}

export interface Pop3Options extends Where {
  readonly security: Security
  readonly ca?: readonly string[] | undefined
  /** How long a server may be silent. */
  readonly silence?: number
  /** Ends the attempt to connect. */
  readonly signal?: AbortSignal | undefined
}

/** A conversation with a POP3 server (RFC 1939), STLS and all (RFC 2595). */
export class Pop3Client {
  #socket: Socket
  #lines: Lines
  /** It is optional (RFC 1939 section 7). */
  #hasTop = true

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#lines = new Lines(socket)
  }

  /** @throws Pop3Refusal where it does not want us; Error of Node where it cannot be reached */
  static async connect(options: Pop3Options): Promise<Pop3Client> {
    const { host, port, security, silence = SILENCE, signal } = options
    const secure = security === 'tls'
    const socket = secure ? connectTls({ ...tlsOf(options), host, port }) : connectPlain(port, host)
    guarded(socket, silence)
    try {
      await once(socket, secure ? 'secureConnect' : 'connect', { signal })
    } catch (error) {
      socket.destroy()
      throw error
    }
    const client = new Pop3Client(socket)
    try {
      await client.#answer()
      if (security === 'starttls') await client.#encrypt(options)
      return client
    } catch (error) {
      client.close()
      throw error
    }
  }

  async #encrypt(options: Pop3Options): Promise<void> {
    await this.command('STLS')
    const socket = connectTls({ ...tlsOf(options), socket: this.#socket })
    guarded(socket, options.silence ?? SILENCE)
    await once(socket, 'secureConnect')
    this.#socket = socket
    // Whatever was sent before it was encrypted may be another's, and is forgotten.
    this.#lines = new Lines(socket)
  }

  async signIn(user: string, password: string): Promise<void> {
    await this.command(`USER ${oneLine(user)}`)
    await this.command(`PASS ${oneLine(password)}`)
  }

  /** The number of each message by its unique id (UIDL), in the server's order. */
  async ids(): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.#list('UIDL')).map(([number, id]) => [id!, Number(number)]))
  }

  /** The size of each message by its number. */
  async sizes(): Promise<ReadonlyMap<number, number>> {
    return new Map((await this.#list('LIST')).map(([number, size]) => [Number(number), Number(size)]))
  }

  /**
   * A message, or where it is larger than the limit at least so much of its front. Servers that let mail be read by
   * IMAP, too, mark what was retrieved as read, yet not what was only looked into: so it is asked for by TOP.
   */
  async message(number: number, size: number, limit: number): Promise<Uint8Array> {
    if (!this.#hasTop) return this.#text(`RETR ${number}`, limit)
    try {
      // No message has more lines than bytes. Lines are mostly up to 78 long; what comes beyond the limit is passed over.
      const lines = size <= limit ? size : Math.ceil(limit / 78)
      return await this.#text(`TOP ${number} ${lines}`, limit)
    } catch (error) {
      if (!(error instanceof Pop3Refusal)) throw error
      const message = await this.#text(`RETR ${number}`, limit)
      this.#hasTop = false
      return message
    }
  }

  /** Marks a message as deleted; it is gone once the conversation has ended with {@link quit}. */
  async delete(number: number): Promise<void> {
    await this.command(`DELE ${number}`)
  }

  /** Ends well: only now what was marked is deleted. */
  async quit(): Promise<void> {
    await this.command('QUIT')
    this.close()
  }

  /** Ends at once; nothing is deleted. */
  close(): void {
    this.#socket.destroy()
  }

  /** @throws Pop3Refusal with the server's words */
  async command(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`)
    return this.#answer()
  }

  async #answer(): Promise<string> {
    const line = (await this.#lines.next()).toString('utf8')
    if (line.startsWith('+OK')) return line.slice(4)
    if (line.startsWith('-ERR')) throw new Pop3Refusal(line.slice(5, 505))
    throw new Error('it does not speak POP3 on this port')
  }

  async #list(command: string): Promise<readonly string[][]> {
    const text = Buffer.from(await this.#text(command, LARGEST_LIST)).toString('latin1')
    return text.split('\r\n').flatMap((line) => {
      const words = line.split(' ', 2)
      return /^\d{1,10}$/.test(words[0]!) && words.length === 2 ? [words] : []
    })
  }

  /** The lines that follow an answer, up to a limit of bytes; a dot that the server put before one is taken off. */
  async #text(command: string, limit: number): Promise<Uint8Array> {
    await this.command(command)
    const lines: Buffer[] = []
    for (let size = 0; ; ) {
      const line = await this.#lines.next()
      const dotted = line[0] === 0x2e
      if (dotted && line.length === 1) return Buffer.concat(lines)
      if (size >= limit) continue
      const own = dotted ? line.subarray(1) : line
      lines.push(own, END)
      size += own.length + 2
    }
  }
}

const END = Buffer.from('\r\n')

function tlsOf({ host, ca }: Pop3Options) {
  return { ...(ca === undefined ? {} : { ca: [...ca] }), ...(isIP(host) === 0 ? { servername: host } : {}) }
}

function guarded(socket: Socket, silence: number): void {
  // Whoever reads or writes hears of them.
  socket.on('error', () => {})
  socket.setNoDelay()
  socket.setTimeout(silence, () => {
    socket.destroy(Object.assign(new Error('the server is silent'), { code: 'ETIMEOUT' }))
  })
}

/** A name or password cannot bring a command of its own. */
const oneLine = (text: string) => text.replace(/[\r\n\0]/g, '')
