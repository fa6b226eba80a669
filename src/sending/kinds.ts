import Type, { type TObject } from 'typebox'
import { policyService } from './policy-service.ts'
import type { Protocol } from './protocol.ts'
import type { SendingBlock, SendingKindName } from './sending-block.ts'
import { socketmap } from './socketmap.ts'
import { tcpTable } from './tcp-table.ts'

/** What is so where a block does not tell. */
export const BLOCK_DEFAULTS = {
  allow: [],
  scope: '*',
  scopes: {},
  held: 'defer',
  whenFailing: 'send',
  maxConnections: 1000,
} as const satisfies Omit<SendingBlock, 'kind' | 'listen'>

/** A way in which mail servers ask: how its block looks, and how it speaks. */
export interface SendingKind {
  readonly kind: string
  readonly description: string
  readonly settings: TObject
  readonly protocol: Protocol
}

const choice = <T extends string>(of: readonly T[], told: { default: T; description: string }) =>
  Type.Optional(Type.Unsafe<T>({ type: 'string', enum: [...of], ...told }))

/** What all kinds have. */
const common = {
  listen: Type.String({
    minLength: 1,
    description:
      'Where to listen: ADDRESS:PORT, as 127.0.0.1:10040, or unix:PATH. Give its port or path to the mail server.',
  }),
  allow: Type.Optional(
    Type.Array(Type.String(), {
      default: BLOCK_DEFAULTS.allow,
      description:
        'Addresses and networks that may ask beside this machine, as 192.0.2.0/24. The protocols have no keys and no encryption: name none but your own mail servers.',
    }),
  ),
  scope: Type.Optional(
    Type.String({
      default: BLOCK_DEFAULTS.scope,
      minLength: 1,
      maxLength: 200,
      description: 'The stream of mail that is asked about, where nothing else tells; * is all mail.',
    }),
  ),
  held: choice(['defer', 'refuse', 'send'], {
    default: BLOCK_DEFAULTS.held,
    description:
      'What becomes of mail to an address that is held for some days: it stays in the queue of the sender (defer), comes back (refuse), or goes all the same (send).',
  }),
  whenFailing: choice(['send', 'defer'], {
    default: BLOCK_DEFAULTS.whenFailing,
    description: 'What becomes of mail while the list cannot be asked.',
  }),
  maxConnections: Type.Optional(
    Type.Integer({
      default: BLOCK_DEFAULTS.maxConnections,
      minimum: 1,
      maximum: 100_000,
      description: 'Where there are more, the connection that has been silent for the longest is ended.',
    }),
  ),
}

const closed = { additionalProperties: false } as const

/** Every kind of listener; docs/sending is made from this table. */
export const SENDING_KINDS: Readonly<Record<SendingKindName, SendingKind>> = {
  'policy-service': {
    kind: 'policy-service',
    description:
      'Postfix asks it about each recipient (check_policy_service). It knows the sender as well, so streams of mail can be told apart.',
    settings: Type.Object(
      {
        ...common,
        scopes: Type.Optional(
          Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 200 }), {
            default: BLOCK_DEFAULTS.scopes,
            description:
              'The stream of mail by the sender’s address or domain, as {news.example.com: newsletter}. A policy_context in main.cf goes first.',
          }),
        ),
      },
      closed,
    ),
    protocol: policyService,
  },
  socketmap: {
    kind: 'socketmap',
    description:
      'A table of Postfix 2.10 and newer or Sendmail: the map "suppressed" gives what access(5) is to do with a recipient, the map "transport" the same for transport(5), the map "check" the whole answer as JSON; "suppressed/newsletter" asks for a stream.',
    settings: Type.Object(common, closed),
    protocol: socketmap,
  },
  'tcp-table': {
    kind: 'tcp-table',
    description:
      'A table of Postfix (tcp_table), and of whatever can send a line and read one: Exim asks it by readsocket.',
    settings: Type.Object(common, closed),
    protocol: tcpTable,
  },
}
