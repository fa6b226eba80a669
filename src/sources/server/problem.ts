import { UndeliveredError } from '../../errors.ts'

/** What is known of where a connection failed. */
export interface Where {
  readonly host: string
  readonly port: number
}

const NOBODY = 'Is it up, and are host and port right?'
const UNTRUSTED = 'If the server is yours, name its certificate by certificates.'

/** What Node says of a connection, in plain words. */
const WORDS: Readonly<Record<string, readonly [what: string, todo: string]>> = {
  ENOTFOUND: ['there is no such host', 'Is its name right?'],
  EAI_AGAIN: ['its name cannot be looked up', 'Does the DNS of this machine work?'],
  ECONNREFUSED: ['nobody answers', NOBODY],
  ETIMEDOUT: ['nobody answers', NOBODY],
  EHOSTUNREACH: ['it cannot be reached', NOBODY],
  ENETUNREACH: ['it cannot be reached', 'Is this machine on the network?'],
  CONNECT_TIMEOUT: ['nobody answers', NOBODY],
  GREETING_TIMEOUT: ['it does not greet', 'Does the port want TLS from the start (security: tls)?'],
  ECONNRESET: ['it ended the connection', 'It is tried again.'],
  EPIPE: ['it ended the connection', 'It is tried again.'],
  ETIMEOUT: ['it fell silent', 'It is tried again.'],
  NoConnection: ['it ended the connection', 'It is tried again.'],
  EConnectionClosed: ['it ended the connection', 'It is tried again.'],
  ClosedAfterConnectText: ['it ended the connection at once', NOBODY],
  ClosedAfterConnectTLS: ['it ended the connection at once', NOBODY],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'it does not speak TLS on this port',
    'Set security to starttls, or the port to the one for TLS.',
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [
    'it does not speak TLS on this port',
    'Set security to starttls, or the port to the one for TLS.',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is signed by itself', UNTRUSTED],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate comes from an unknown authority', UNTRUSTED],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['its certificate comes from an unknown authority', UNTRUSTED],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its certificate comes from an unknown authority', UNTRUSTED],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'Whoever runs it has to renew it.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another name',
    'Set host to the name in the certificate.',
  ],
}

/**
 * What went wrong with a server, for people.
 *
 * @example
 * serverProblem({ code: 'ECONNREFUSED' }, { host: 'imap.example.org', port: 993 })
 * // 'imap.example.org:993: nobody answers. Is it up, and are host and port right?'
 */
export function serverProblem(error: unknown, { host, port }: Where): string {
  const { code, message, responseText } = error as Partial<
    Record<'code' | 'message' | 'responseText', string>
  >
  if (typeof responseText === 'string') return `${host}:${port} says: ${responseText.slice(0, 500)}`
  const known = WORDS[code ?? '']
  return known === undefined
    ? `${host}:${port}: ${message ?? code ?? 'an unknown error'}`
    : `${host}:${port}: ${known[0]}. ${known[1]}`
}

/** The same as an error; what is said for people already, or has nothing to do with the server, stays as it is. */
export function toldError(error: unknown, where: Where): Error {
  const { code, responseText } = error as { code?: string; responseText?: string }
  const own = (code ?? responseText) === undefined || error instanceof UndeliveredError
  return own ? (error as Error) : new Error(serverProblem(error, where))
}

/** Said where a server does not let a user in. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** @param said the server's own words */
export const passwordRefused = ({ host }: Where, user: string, said: string) =>
  new Refused(
    `${host} does not let ${user} in${said === '' ? '' : ` (“${said}”)`}. Check user and password; many hosts ask for an app password, or for IMAP and POP to be switched on first.`,
  )
