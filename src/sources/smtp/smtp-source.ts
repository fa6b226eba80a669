import { readFile } from 'node:fs/promises'
import type { SMTPServer } from 'smtp-server'
import { networksOf, placeOf } from '../../settings/place.ts'
import { Fares } from '../fares.ts'
import { fileProblem } from '../files/problem.ts'
import type { Source, SourceContext, SourcePreview } from '../source.ts'
import type { SmtpBlock } from './block.ts'
import { Gate } from './gate.ts'
import { Intake } from './intake.ts'
import { SocketListener } from './listener.ts'
import { Room } from './message.ts'
import { OrdinaryFolder } from './ordinary-folder.ts'
import { type Path, Paths } from './paths.ts'
import type { Reply } from './reply.ts'
import { type Certificate, smtpServer } from './server.ts'

const MEGABYTE = 1024 * 1024
const HOUR = 3_600_000
/** The certificate is read again after so many hours. */
const CERTIFICATE_HOURS = 24

/** Waits for bounces, by SMTP or LMTP. */
export class SmtpSource implements Source {
  readonly #block: SmtpBlock
  readonly #context: SourceContext
  readonly #fares: Fares
  readonly #ordinary: OrdinaryFolder
  readonly #intake: Intake
  readonly #paths: Paths
  /** Messages that are being kept. */
  readonly #pending = new Set<Promise<unknown>>()
  #listener: SocketListener | null = null
  #wanted = false
  #hourly: NodeJS.Timeout | undefined
  /** Where it listens. */
  place: string | null = null

  constructor(block: SmtpBlock, context: SourceContext) {
    const { folder, clock } = context
    const { keepOrdinaryDays: days, keepOrdinaryMegabytes } = block
    const keys = Object.entries(block.keys).map(([id, secret]) => ({ id, secret }))
    this.#block = block
    this.#context = context
    this.#fares = new Fares(clock)
    this.#ordinary = new OrdinaryFolder({ folder, days, maxBytes: keepOrdinaryMegabytes * MEGABYTE, clock })
    this.#intake = new Intake(block, { context, keys, fares: this.#fares, ordinary: this.#ordinary })
    this.#paths = new Paths({ ...block, keys })
  }

  get status() {
    return this.#fares.status
  }

  async start(): Promise<void> {
    this.#wanted = true
    const certificate = await this.#certificate()
    const gate = this.#gate()
    const smtp = await this.#server(gate, certificate)
    const listener = new SocketListener(smtp, {
      gate,
      place: placeOf(this.#block.listen)!,
      longest: this.#block.sessionSeconds * 1000,
      onRefused: () => this.#fares.refused(),
    })
    try {
      this.place = await listener.start()
    } catch (error) {
      throw listenProblem(error as NodeJS.ErrnoException, this.#block.listen)
    }
    this.#listener = listener
    // It was stopped while it started.
    if (!this.#wanted) return this.stop()
    this.#keepFresh(smtp)
    this.#context.log.info({ source: this.#context.name, place: this.place }, 'listening for bounces')
    this.#fares.runs()
  }

  /** What clients were told to be kept is; those in the middle of a message try again. */
  async stop(): Promise<void> {
    this.#wanted = false
    clearInterval(this.#hourly)
    await Promise.allSettled(this.#pending)
    // Until their clients were told.
    await new Promise(setImmediate)
    await this.#listener?.stop()
    this.#listener = null
    await Promise.allSettled(this.#pending)
    this.#fares.ends()
  }

  async test(): Promise<SourcePreview> {
    const { listen, lmtp, domains, addresses, certFile } = this.#block
    await this.#certificate()
    const notes = [
      `It waits at ${listen} (${lmtp ? 'LMTP' : 'SMTP'}${certFile === undefined ? ', without STARTTLS' : ', STARTTLS'}) for mail to ${[...domains.map((domain) => `signed return paths at ${domain}`), ...addresses].join(', ')}.`,
      ...(lmtp ? [] : domains.map((domain) => `The MX record of ${domain} has to name this machine.`)),
    ]
    return { what: null, seen: 0, counts: {}, notes }
  }

  #gate(): Gate {
    const { maxConnections, maxConnectionsPerClient, maxMessagesPerMinute, trust } = this.#block
    return new Gate({
      ...{ maxConnections, maxConnectionsPerClient, maxMessagesPerMinute },
      trusted: networksOf(trust),
      clock: this.#context.clock,
    })
  }

  #server(gate: Gate, certificate: Certificate | null): Promise<SMTPServer> {
    const { hostname, lmtp, maxMessageMegabytes, maxMemoryMegabytes, maxRecipients, idleSeconds } =
      this.#block
    return smtpServer({
      ...{ hostname, lmtp, certificate, gate, maxRecipients },
      maxMegabytes: maxMessageMegabytes,
      idle: idleSeconds * 1000,
      room: new Room(maxMemoryMegabytes * MEGABYTE),
      pathOf: (address) => this.#paths.of(address, this.#context.clock()),
      take: (email, paths) => this.#take(email, paths),
      onRefused: () => this.#fares.refused(),
    })
  }

  async #take(email: Uint8Array, paths: readonly Path[]): Promise<Reply | null> {
    const taken = this.#intake.take(email, paths)
    this.#pending.add(taken)
    try {
      return await taken
    } finally {
      this.#pending.delete(taken)
    }
  }

  /** null where there is none. */
  async #certificate(): Promise<Certificate | null> {
    const { certFile, keyFile } = this.#block
    if (certFile === undefined || keyFile === undefined) return null
    const [cert, key] = await Promise.all([certFile, keyFile].map(readText))
    return { cert: cert!, key: key! }
  }

  /** Old messages go, and a certificate that was renewed is taken. */
  #keepFresh(smtp: SMTPServer): void {
    let hours = 0
    const fresh = async () => {
      await this.#ordinary.tidy()
      if (++hours % CERTIFICATE_HOURS > 0) return
      const certificate = await this.#certificate()
      if (certificate !== null) smtp.updateSecureContext({ ...certificate })
    }
    const { log, name } = this.#context
    const failed = (error: Error) => log.error({ source: name, problem: error.message }, 'upkeep failed')
    this.#ordinary.tidy().catch(failed)
    this.#hourly = setInterval(() => {
      fresh().catch(failed)
    }, HOUR)
    this.#hourly.unref()
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw await fileProblem(error, path)
  }
}

function listenProblem({ code, message }: NodeJS.ErrnoException, listen: string): Error {
  switch (code) {
    case 'EADDRINUSE':
      return new Error(
        `Another program listens at ${listen}. Stop it, or let one of the two listen elsewhere.`,
      )
    case 'EACCES':
      return new Error(
        `Only root may listen at ${listen}. Give the right to it (systemd: AmbientCapabilities=CAP_NET_BIND_SERVICE), or take a port over 1023.`,
      )
    case 'EADDRNOTAVAIL':
      return new Error(`This machine has no address ${listen}.`)
    default:
      return new Error(`It cannot listen at ${listen}: ${message}`)
  }
}
