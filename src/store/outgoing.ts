import type { KeptStanding } from './rows.ts'
import type { Taken } from './shapes.ts'

/** Where messages of changes go, as it is kept. */
export interface Endpoint {
  readonly id: string
  readonly url: string
  readonly description: string
  /** The types of messages that it wants: `address.held`, `address.*`, `*`. */
  readonly types: readonly string[]
  /** By which messages are signed, the newest first: while a secret is being changed both sign. */
  readonly secrets: readonly SigningSecret[]
  /** Whether it may lie in a private network, or on this machine. */
  readonly allowPrivate: boolean
  /** Where it was named: endpoints of the settings are changed there only. */
  readonly origin: 'settings' | 'api'
  readonly createdAt: number
  /** Why nothing is sent any more; null: it is in use. */
  readonly disabled: string | null
}

/** As `whsec_` and base64, of Standard Webhooks. */
export interface SigningSecret {
  readonly secret: string
  /** When it stops signing, in milliseconds since 1970; null: it is the one in use. */
  readonly until: number | null
}

/** What is told to endpoints: written in the transaction of the change. */
export interface Message {
  /** Grows with each message. */
  readonly id: number
  readonly at: number
  readonly type: string
  /** What it is about, as an address by its key: messages of one subject are delivered in their order. */
  readonly subject: string
  /** JSON. */
  readonly data: string
}

/** A message that an endpoint has not taken yet. */
export interface Delivery {
  readonly message: Message
  readonly attempts: number
  /** When it is tried again, in milliseconds since 1970. */
  readonly next: number
  /** What went wrong last; null where it waits for one before it. */
  readonly error: string | null
  /** It is not tried any more, unless asked for. */
  readonly dead: boolean
}

/** What became of an endpoint's messages. */
export interface Settled {
  /** All messages up to this id are delivered, or stand among its deliveries. */
  readonly position: number
  /** Delivered ones that stood among its deliveries. */
  readonly delivered: readonly number[]
  readonly undelivered: readonly (Omit<Delivery, 'message'> & { readonly message: number })[]
}

/** An endpoint with how far it is. */
export interface EndpointState extends Endpoint {
  readonly position: number
  readonly waiting: number
  readonly dead: number
}

/** How many of an endpoint's deliveries to show, and after which message. */
export interface DeliveryQuery {
  readonly dead: boolean
  readonly after: number
  readonly limit: number
}

/** The rows of what goes out. */
export interface OutgoingTables {
  endpoints(): EndpointState[]
  /** A new endpoint begins with the next message; a known one stays where it is. */
  putEndpoint(endpoint: Endpoint): void
  /** With all that it has not taken. False where there is none. */
  removeEndpoint(id: string): boolean

  addMessage(message: Omit<Message, 'id'>): void
  /** Those after this id, the oldest first. */
  messages(after: number, limit: number): Message[]
  settle(endpoint: string, settled: Settled): void
  deliveries(endpoint: string, query: DeliveryQuery): Delivery[]
  /** Dead ones wait again, from now on; all of them where none are named. How many. */
  revive(endpoint: string, messages: readonly number[] | null, now: number): number
  /** Removes messages that all endpoints have taken, and all that are older than this. */
  pruneMessages(before: number): void
  /** Removes all of an address. */
  forget(key: string): void

  /** What is known to stand on the list of a service: keys of addresses, by the list and how they came there. */
  mirrored(list: string, after: string, limit: number): string[]
  isMirrored(list: string, key: string): boolean
  putMirrored(list: string, key: string): void
  dropMirrored(list: string, key: string): void
}

/** How an address came to stand on a service's list: put there from here, or taken over from there. */
export type Way = 'pushed' | 'pulled'

/** By what mirrored addresses are kept. */
export const mirrorOf = (list: string, way: Way) => `${way} ${list}`

/** Which addresses of the store a list is about. */
export interface ListQuery {
  /** The list's name in the settings. */
  readonly list: string
  /** The streams whose suppressions it has; `*` is all mail. */
  readonly scopes: readonly string[]
  /** Now. */
  readonly at: number
  readonly cursor?: string | undefined
}

/** An address that is to be put on a list, or taken off it. */
export interface Listed {
  readonly key: string
  readonly address: string
  readonly standing: Pick<KeptStanding, 'cause' | 'reason' | 'since' | 'note' | 'source'> | null
}

/** What is known of an address of which it was asked whether it may be taken over. */
export type TakenOver = Taken | 'mirrored'

/** Whether a type is among those that are wanted. */
export function isWanted(type: string, wanted: readonly string[]): boolean {
  return wanted.some(
    (one) => one === '*' || one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1))),
  )
}
