import type { BlockList } from 'node:net'
import { isAmong } from '../../settings/place.ts'
import { Reply } from './reply.ts'

/** How much clients may have of the server. */
export interface GateOptions {
  readonly maxConnections: number
  readonly maxConnectionsPerClient: number
  readonly maxMessagesPerMinute: number
  /** Whom the limits of one client do not hold for. */
  readonly trusted: BlockList
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

const MINUTE = 60_000

/** Counts connections and messages, of each client and of all, so that nobody takes everything. */
export class Gate {
  readonly #options: GateOptions
  readonly #connections = new Map<string, number>()
  #open = 0
  readonly #messages = new Map<string, number>()
  #minute = 0

  constructor(options: GateOptions) {
    this.#options = options
  }

  /** Lets a connection in; tells why not. Each that was let in has to {@link leave}. */
  enter(address: string | undefined): Reply | null {
    const { maxConnections, maxConnectionsPerClient } = this.#options
    if (this.#open >= maxConnections) return Reply.tooMany()
    const client = clientOf(address)
    const own = this.#connections.get(client) ?? 0
    if (own >= maxConnectionsPerClient && !this.#isTrusted(address)) return Reply.tooManyOfClient()
    this.#open++
    this.#connections.set(client, own + 1)
    return null
  }

  leave(address: string | undefined): void {
    const client = clientOf(address)
    const own = this.#connections.get(client)! - 1
    this.#open--
    if (own === 0) this.#connections.delete(client)
    else this.#connections.set(client, own)
  }

  /** Counts a message that begins; tells why it may not. */
  message(address: string | undefined): Reply | null {
    if (this.#isTrusted(address)) return null
    const minute = Math.floor(this.#options.clock() / MINUTE)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#messages.clear()
    }
    const client = clientOf(address)
    const count = (this.#messages.get(client) ?? 0) + 1
    this.#messages.set(client, count)
    return count > this.#options.maxMessagesPerMinute ? Reply.tooOften() : null
  }

  /** Over a unix socket nobody has an address; the folder's rights say who reaches it. */
  #isTrusted(address: string | undefined): boolean {
    return address === undefined || address === '' || isAmong(this.#options.trusted, address)
  }
}

/** One customer has 2^64 addresses of IPv6 (RFC 6177), and counts as one client. */
function clientOf(address = ''): string {
  if (!address.includes(':')) return address
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [head = '', tail] = address.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  return [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last].slice(0, 4).join(':')
}
