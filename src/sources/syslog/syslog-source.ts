import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, isIPv6, type Server, type Socket } from 'node:net'
import { isAmong, LOOPBACK, networksOf, type Place, placeOf } from '../../settings/place.ts'
import { Fares } from '../fares.ts'
import { zoneOf } from '../files/log-settings.ts'
import type { Source, SourceContext, SourcePreview } from '../source.ts'
import type { SyslogBlock } from './block.ts'
import { Frames, textOf } from './frames.ts'
import { LineQueue } from './line-queue.ts'

/** Listens as a syslog server does, and hands the lines over. */
export class SyslogSource implements Source {
  readonly #block: SyslogBlock
  readonly #context: SourceContext
  readonly #fares: Fares
  readonly #allowed
  readonly #zone: string
  readonly #connections = new Set<Socket>()
  readonly #queue: LineQueue
  #udp: UdpSocket | null = null
  #tcp: Server | null = null

  constructor(block: SyslogBlock, context: SourceContext) {
    this.#block = block
    this.#context = context
    this.#fares = new Fares(context.clock)
    this.#allowed = networksOf([...LOOPBACK, ...block.allow])
    this.#zone = zoneOf(block)
    this.#queue = new LineQueue((lines) => this.#take(lines), {
      onDrain: () => {
        for (const connection of this.#connections) connection.resume()
      },
      onFailure: ({ message }) => this.#fares.fails(message),
    })
  }

  get status() {
    return this.#fares.status
  }

  /** Where it listens; null while it does not. */
  get port(): number | null {
    return (this.#tcp?.address() as { port: number } | null)?.port ?? this.#udp?.address().port ?? null
  }

  async start(): Promise<void> {
    const { listen, protocol } = this.#block
    const { host, port } = placeOf(listen) as Extract<Place, { port: number }>
    try {
      if (protocol !== 'udp') await this.#listenTcp(host, port)
      // Where any free port will do, it is the same for both.
      if (protocol !== 'tcp') await this.#listenUdp(host, this.port ?? port)
    } catch (error) {
      await this.#close()
      throw listenProblem(error, listen)
    }
    this.#fares.runs()
  }

  async stop(): Promise<void> {
    await this.#close()
    await this.#queue.end()
    this.#fares.ends()
  }

  async test(): Promise<SourcePreview> {
    const { listen, from } = this.#block
    const notes = [`It waits for lines of ${from} at ${listen}; let syslog send there.`]
    return { what: null, seen: 0, counts: {}, notes }
  }

  async #listenUdp(host: string, port: number): Promise<void> {
    const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: 4 * 1024 * 1024 })
    this.#udp = socket
    socket.on('message', (bytes, { address }) => {
      if (this.#queue.full || !isAmong(this.#allowed, address)) this.#fares.refused()
      else this.#push([textOf(bytes)])
    })
    const listening = once(socket, 'listening')
    socket.bind(port, host)
    await listening
    socket.on('error', ({ message }) => this.#fares.fails(message))
  }

  async #listenTcp(host: string, port: number): Promise<void> {
    const server = createServer((socket) => this.#connected(socket))
    this.#tcp = server
    server.maxConnections = this.#block.maxConnections
    server.listen(port, host)
    await once(server, 'listening')
    server.on('drop', () => this.#fares.refused())
  }

  #connected(socket: Socket): void {
    if (!isAmong(this.#allowed, socket.remoteAddress ?? '')) {
      this.#fares.refused()
      socket.destroy()
      return
    }
    this.#connections.add(socket)
    const frames = new Frames()
    socket.on('data', (chunk) => {
      const lines = frames.push(chunk)
      if (lines === null) {
        this.#fares.refused()
        socket.destroy()
        return
      }
      this.#push(lines)
      if (this.#queue.full) socket.pause()
    })
    // Whoever breaks off connects again.
    socket.on('error', () => {})
    socket.on('close', () => this.#connections.delete(socket))
  }

  #push(lines: readonly string[]): void {
    if (lines.length > 0) this.#queue.push(lines)
  }

  async #take(lines: readonly string[]): Promise<void> {
    const { from } = this.#block
    await this.#context.sink.take(lines.map((log) => ({ log, from, zone: this.#zone })))
    this.#fares.received(lines.length)
    if (this.status.state === 'failing') this.#fares.runs()
  }

  async #close(): Promise<void> {
    const [udp, tcp] = [this.#udp, this.#tcp]
    ;[this.#udp, this.#tcp] = [null, null]
    for (const connection of this.#connections) connection.destroy()
    await Promise.all([udp, tcp].map((one) => one && new Promise<void>((done) => one.close(() => done()))))
  }
}

function listenProblem(error: unknown, listen: string): Error {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new Error(`${listen} is in use by another program. Choose another port.`)
  if (code === 'EACCES')
    return new Error(`The user that runs undelivered may not listen at ${listen}. Choose a port above 1023.`)
  if (code === 'EADDRNOTAVAIL') return new Error(`This machine has no address as in ${listen}.`)
  return new Error(`${listen}: ${message}`)
}
