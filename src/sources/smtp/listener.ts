import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { SMTPServer } from 'smtp-server'
import { listenAt, type Place } from '../../settings/place.ts'
import type { Gate } from './gate.ts'
import { Reply } from './reply.ts'

/** Where a server listens, and what it bears. */
export interface ListenerOptions {
  readonly place: Place
  readonly gate: Gate
  /** How long a connection may last in all, in milliseconds. */
  readonly longest: number
  readonly onRefused: () => void
}

/**
 * The sockets of an SMTP server: whom to let in, and until when. Nobody is let in for ever, however busy they look: a
 * client that sends a letter now and then is never idle.
 */
export class SocketListener {
  readonly #smtp: SMTPServer
  readonly #options: ListenerOptions
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  constructor(smtp: SMTPServer, options: ListenerOptions) {
    this.#smtp = smtp
    this.#options = options
    this.#server = createServer((socket) => this.#take(socket))
  }

  /** Resolves once it listens, to where. */
  start(): Promise<string> {
    return listenAt(this.#server, this.#options.place, 1024)
  }

  /** Ends all connections: mail servers try again. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    const { responseCode, message } = Reply.ending()
    for (const connection of this.#smtp.connections) connection.send(responseCode, message)
    for (const socket of this.#sockets) socket.destroySoon()
    await closed
  }

  #take(socket: Socket): void {
    const { gate, longest, onRefused } = this.#options
    // After it is closed it has none.
    const { remoteAddress } = socket
    const refused = gate.enter(remoteAddress)
    // Whoever breaks off tries again.
    socket.on('error', () => {})
    if (refused !== null) {
      socket.write(refused.line)
      socket.destroySoon()
      onRefused()
      return
    }
    this.#sockets.add(socket)
    const timer = setTimeout(() => socket.destroy(), longest)
    socket.once('close', () => {
      clearTimeout(timer)
      gate.leave(remoteAddress)
      this.#sockets.delete(socket)
    })
    this.#smtp.connect(socket)
  }
}
