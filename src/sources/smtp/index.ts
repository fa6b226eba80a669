import Type from 'typebox'
import { isNetwork, LOOPBACK, placeOf } from '../../settings/place.ts'
import { keyMistake } from '../../verp/key.ts'
import { DEFAULT_PREFIX, isPrefix } from '../../verp/layout.ts'
import type { SourceKind } from '../source.ts'
import type { SmtpBlock } from './block.ts'
import { SmtpSource } from './smtp-source.ts'

// biome-ignore lint/suspicious/noTemplateCurlyInString: so it stands in a file of settings
const SECRET_EXAMPLE = '${VERP_KEY}'

const texts = (description: string, more: object = {}) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { default: [], description, ...more }))

const whole = (minimum: number, maximum: number, preset: number, description: string) =>
  Type.Optional(Type.Integer({ default: preset, minimum, maximum, description }))

export const smtp: SourceKind<SmtpBlock> = {
  kind: 'smtp',
  description:
    'Takes bounces by SMTP or LMTP, for signed return paths and for addresses that it is told. It answers 250 only once what it was given is durable, and refuses everybody else’s mail.',
  settings: Type.Object({
    listen: Type.Optional(
      Type.String({
        default: '127.0.0.1:2525',
        examples: ['0.0.0.0:25'],
        description: 'Where it listens: ADDRESS:PORT, or unix:PATH.',
      }),
    ),
    hostname: Type.Optional(
      Type.String({ minLength: 1, description: 'How it names itself. The name of the machine unless told.' }),
    ),
    lmtp: Type.Optional(
      Type.Boolean({ default: false, description: 'Speaks LMTP (RFC 2033): one answer for each recipient.' }),
    ),
    certFile: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'The certificate chain (PEM) for STARTTLS, which is offered only with one. Both files are read again once a day.',
      }),
    ),
    keyFile: Type.Optional(Type.String({ minLength: 1, description: 'Its private key (PEM).' })),
    domains: texts('Domains of signed return paths (docs/return-paths.md).', {
      examples: [['bounces.example.org']],
    }),
    keys: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        default: {},
        examples: [{ a: SECRET_EXAMPLE }],
        description: 'What return paths are signed with: the secret of each key by its id.',
      }),
    ),
    prefix: Type.Optional(
      Type.String({ default: DEFAULT_PREFIX, description: 'What signed return paths begin with.' }),
    ),
    scopes: texts(
      'The streams of mail that return paths name, to find those of which they have a hash only.',
    ),
    addresses: texts(
      'Other addresses of which it takes the mail, with any +extension; @example.org for all of a domain.',
    ),
    sentFrom: texts(
      'The domains of your own mail: those in its Message-IDs, and those of its senders. Bounces to an address that is not signed, of mail that was sent from elsewhere, are kept apart as backscatter and change nothing. Without it all are believed.',
    ),
    ordinary: Type.Optional(
      Type.Unsafe<'keep' | 'refuse'>({
        type: 'string',
        enum: ['keep', 'refuse'],
        default: 'keep',
        description: 'Mail that reports nothing: keep it as it came, or refuse it (550 5.7.1).',
      }),
    ),
    keepOrdinaryDays: whole(
      0,
      3650,
      14,
      'For how long mail that reports nothing is kept, as sources/NAME/ordinary/DAY/HASH.eml in the data folder. Of reports the service keeps what came (rawDays).',
    ),
    keepOrdinaryMegabytes: whole(
      1,
      1_000_000,
      2000,
      'How much of that there may be; beyond it ordinary mail has to wait (452 4.3.1).',
    ),
    maxMessageMegabytes: whole(1, 32, 10, 'The largest message; larger ones are refused (552 5.3.4).'),
    maxMemoryMegabytes: whole(
      32,
      100_000,
      256,
      'How much of messages may be on its way at once; beyond it they have to wait (452 4.3.1).',
    ),
    maxRecipients: whole(1, 10_000, 100, 'Recipients of one message; further ones have to wait (452 4.5.3).'),
    maxConnections: whole(1, 100_000, 500, 'Connections at a time (421 4.7.0).'),
    maxConnectionsPerClient: whole(1, 100_000, 20, 'Of them, from one address, or one /64 of IPv6.'),
    maxMessagesPerMinute: whole(1, 1_000_000, 300, 'Messages from one address in a minute (451 4.7.1).'),
    trust: texts('Addresses and networks that the limits of one client do not hold for: your own relays.', {
      default: [...LOOPBACK],
    }),
    idleSeconds: whole(5, 3600, 120, 'How long a client may say nothing.'),
    sessionSeconds: whole(10, 86_400, 1800, 'How long a connection may last in all.'),
  }),
  mistakes: mistakesIn,
  open: (block, context) => new SmtpSource(block, context),
}

function mistakesIn(block: SmtpBlock): readonly string[] {
  const { listen, certFile, keyFile, domains, keys, prefix, addresses, trust, ordinary, keepOrdinaryDays } =
    block
  const ids = Object.keys(keys)
  const told: readonly (readonly [boolean, string])[] = [
    [placeOf(listen) === null, '.listen must be ADDRESS:PORT or unix:PATH'],
    [(certFile === undefined) !== (keyFile === undefined), ' needs certFile and keyFile, or neither'],
    [domains.length + addresses.length === 0, ' needs domains or addresses: it takes mail for nobody else'],
    [domains.length > 0 && ids.length === 0, ' needs keys: return paths at its domains are signed'],
    [ids.length > 0 && domains.length === 0, ' needs domains: where signed return paths are'],
    ...ids.map((id) => {
      const mistake = keyMistake({ id, secret: keys[id]! })
      return [mistake !== null, `.keys.${id} ${mistake}`] as const
    }),
    [!isPrefix(prefix), '.prefix must be up to 15 small letters, digits, "+", "-" and "_"'],
    ...addresses.map((one) => [!one.includes('@'), `.addresses: ${one} is no address`] as const),
    ...trust.map((one) => [!isNetwork(one), `.trust: ${one} is no address or network`] as const),
    [
      ordinary === 'keep' && keepOrdinaryDays === 0,
      '.ordinary can only be keep where keepOrdinaryDays is not 0',
    ],
  ]
  return told.flatMap(([wrong, what]) => (wrong ? [what] : []))
}
