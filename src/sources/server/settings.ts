import Type from 'typebox'
import { PROVIDERS, type ProviderName } from '../oauth/providers.ts'

/** How a connection is secured. */
export type Security = 'tls' | 'starttls' | 'none'

/** The settings of all kinds that sign in to a mail server. */
export interface ServerBlock {
  readonly host?: string
  readonly port?: number
  readonly security: Security
  readonly certificates?: string
  readonly user: string
  readonly password?: string
  readonly messageMegabytes: number
}

/** The settings of a sign-in by OAuth 2.0. */
export interface SignInBlock {
  readonly signIn?: ProviderName
  readonly clientId?: string
  readonly clientSecret?: string
  readonly tenant?: string
  readonly endpoints?: {
    readonly authorize?: string
    readonly device?: string
    readonly token?: string
  }
}

/** One word of several. */
const oneOf = <T extends string>(all: readonly T[], options: object) =>
  Type.Unsafe<T>({ type: 'string', enum: [...all], ...options })

export const PASSWORD = Type.String({
  minLength: 1,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
  examples: ['${BOUNCES_PASSWORD}'],
  description: 'Its password, or the app password that the host gave you.',
})

/**
 * The settings of {@link ServerBlock} but for the host.
 *
 * @param ports by default, with TLS from the start and without
 */
export const serverSettings = (ports: { readonly tls: number; readonly plain: number }) => ({
  port: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 65_535,
      description: `The port; ${ports.tls} unless told, ${ports.plain} without TLS from the start.`,
    }),
  ),
  security: Type.Optional(
    oneOf<Security>(['tls', 'starttls', 'none'], {
      default: 'tls',
      description:
        'tls: encrypted from the start. starttls: encrypted before anything is said. none: the password goes over the network as it is; only on the same machine.',
    }),
  ),
  certificates: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'A file (PEM) of certificates that are trusted beside those of the public authorities: for a server with a certificate of its own.',
    }),
  ),
  user: Type.String({
    minLength: 1,
    examples: ['bounces@example.org'],
    description: 'The name to sign in with, mostly the address of the mailbox.',
  }),
  password: Type.Optional(PASSWORD),
  messageMegabytes: Type.Optional(
    Type.Number({
      minimum: 0.1,
      maximum: 64,
      default: 1,
      description:
        'As much of a message as is fetched, in MB: a report stands at its front, and what was returned with it may be large.',
    }),
  ),
})

/** The settings of {@link SignInBlock}. */
export const SIGN_IN_SETTINGS = {
  signIn: Type.Optional(
    oneOf<ProviderName>(Object.keys(PROVIDERS) as ProviderName[], {
      description:
        'Instead of a password: sign in by OAuth 2.0, once, with `undelivered sign-in NAME`. The host is known then.',
    }),
  ),
  clientId: Type.Optional(
    Type.String({ minLength: 1, description: 'With signIn: the client id of the app that you registered.' }),
  ),
  clientSecret: Type.Optional(
    Type.String({ minLength: 1, description: 'With signIn: its client secret, where it has one.' }),
  ),
  tenant: Type.Optional(
    Type.String({
      minLength: 1,
      pattern: '^[\\w.-]+$',
      description:
        'With signIn: microsoft, the id or domain of your organisation. Any organisation unless told.',
    }),
  ),
  endpoints: Type.Optional(
    Type.Object(
      {
        authorize: Type.Optional(Type.String({ format: 'uri' })),
        device: Type.Optional(Type.String({ format: 'uri' })),
        token: Type.Optional(Type.String({ format: 'uri' })),
      },
      {
        additionalProperties: false,
        description:
          'With signIn: other addresses (authorize, device, token) than the provider’s public ones, as for a national cloud.',
      },
    ),
  ),
}

/** What is wrong between the settings, each as it follows the block's name. */
export function signInMistakes(block: ServerBlock & SignInBlock): string[] {
  const { signIn, host, password, clientId } = block
  if (signIn === undefined)
    return [
      ...(host === undefined ? [' needs host'] : []),
      ...(password === undefined ? [' needs password, or signIn'] : []),
      ...(clientId === undefined ? [] : ['.clientId is of no use without signIn']),
    ]
  return [
    ...(password === undefined ? [] : ['.password and .signIn are two ways: leave one out']),
    ...(clientId === undefined ? [' needs clientId with signIn'] : []),
  ]
}
