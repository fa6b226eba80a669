import { once } from 'node:events'
import { type BlockList, createServer, type Server, type Socket } from 'node:net'
import { isAmong, LOOPBACK, listenAt, networksOf, type Place } from '../settings/place.ts'
import { Inbox, Unreadable } from './inbox.ts'
import { Patience } from './patience.ts'
import type { Answered, Protocol, ProtocolContext } from './protocol.ts'

/** Where a listener listens, and how much it bears. */
export interface ListenerOptions {
  readonly place: Place
  /** Addresses and networks that may ask beside this machine. */
  readonly allow: readonly string[]
  readonly maxConnections: number
  /** How long a request may take to arrive whole, and an answer to be read. */
  readonly patience: number
  readonly onAnswer: (action: Answered['action']) => void
  /** A connection that was ended, and why. */
  readonly onRefused: (why: string) => void
}

/**
 * Answers one protocol over TCP or a unix socket. Nobody can keep others waiting: a request has a greatest length and a
 * time to arrive in, an answer has to be read, and where there are too many connections the one that has been silent
 * for the longest makes room.
 */
export class Listener {
  readonly #server: Server
  readonly #protocol: Protocol
  readonly #context: ProtocolContext
  readonly #options: ListenerOptions
  readonly #allowed: BlockList
  /** In the order of their last request. */
  readonly #connections = new Set<Socket>()

  constructor(protocol: Protocol, context: ProtocolContext, options: ListenerOptions) {
    this.#protocol = protocol
    this.#context = context
    this.#options = options
    this.#allowed = networksOf([...LOOPBACK, ...options.allow])
    this.#server = createServer((socket) => this.#take(socket))
  }

  /** Resolves once it listens, to where: `127.0.0.1:10040` or a path. */
  start(): Promise<string> {
    return listenAt(this.#server, this.#options.place)
  }

  /** Ends all connections: mail servers ask again. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#connections) socket.destroy()
    await closed
  }

  #take(socket: Socket): void {
    if (!this.#mayAsk(socket)) {
      this.#end(socket, `${socket.remoteAddress} is not among those who may ask`)
      return
    }
    if (this.#connections.size >= this.#options.maxConnections) {
      const [silent] = this.#connections
      this.#end(silent!, 'too many connections: this one was silent for the longest')
    }
    this.#connections.add(socket)
    const inbox = new Inbox(this.#protocol.limit)
    const patience = new Patience(this.#options.patience)
    const expect = (what: string) => patience.begin(() => this.#end(socket, what))
    socket.on('data', (piece) => {
      const { answers, unreadable } = this.#answersTo(piece, inbox)
      if (answers !== '') {
        patience.end()
        if (this.#connections.delete(socket)) this.#connections.add(socket)
      }
      const read = socket.write(answers)
      if (!read || unreadable !== null) {
        socket.pause()
        expect('the answers are not read')
      } else if (inbox.length > 0) expect('the rest of a request did not come')
      if (unreadable === null) return
      socket.destroySoon()
      this.#options.onRefused(unreadable)
    })
    socket.on('drain', () => {
      patience.end()
      socket.resume()
    })
    // Whoever breaks off asks again.
    socket.on('error', () => {})
    socket.on('close', () => {
      patience.end()
      this.#connections.delete(socket)
    })
  }

  /** The answers to all requests that are whole now; why the connection has to end after one that can be none. */
  #answersTo(piece: Uint8Array, inbox: Inbox): { answers: string; unreadable: string | null } {
    let answers = ''
    try {
      inbox.push(piece)
      for (;;) {
        const answered = this.#protocol.answer(inbox, this.#context)
        if (answered === null) return { answers, unreadable: null }
        answers += answered.bytes
        this.#options.onAnswer(answered.action)
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { answers, unreadable: error.message }
    }
  }

  #mayAsk({ remoteAddress }: Socket): boolean {
    // Over a unix socket nobody has an address.
    return remoteAddress === undefined || isAmong(this.#allowed, remoteAddress)
  }

  #end(socket: Socket, why: string): void {
    this.#connections.delete(socket)
    socket.destroy()
    this.#options.onRefused(why)
  }
}
