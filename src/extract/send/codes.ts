import { table } from '../webhook/json.ts'
import type { Meaning } from '../webhook/reader.ts'

const later = (reason: Meaning['reason']): Meaning => ({
  kind: 'bounce',
  type: 'soft',
  reason: reason ?? null,
})
const never = (reason: Meaning['reason']): Meaning => ({
  kind: 'bounce',
  type: 'hard',
  reason: reason ?? null,
})

/** Codes of errors of Nodemailer, of Node's sockets and DNS, and of undici. */
export const ERROR_CODES: Readonly<Record<string, Meaning>> = table({
  ECONNECTION: later('timeout'),
  ESOCKET: later('timeout'),
  ETIMEDOUT: later('timeout'),
  ETIMEOUT: later('timeout'),
  ECONNREFUSED: later('timeout'),
  ECONNRESET: later('timeout'),
  ECONNABORTED: later('timeout'),
  EPIPE: later('timeout'),
  EDNS: later('network-error'),
  ENOTFOUND: later('network-error'),
  EAI_AGAIN: later('network-error'),
  ESERVFAIL: later('network-error'),
  ENODATA: later('network-error'),
  ENETUNREACH: later('network-error'),
  EHOSTUNREACH: later('network-error'),
  EPROXY: later('network-error'),
  UND_ERR_CONNECT_TIMEOUT: later('timeout'),
  UND_ERR_HEADERS_TIMEOUT: later('timeout'),
  UND_ERR_BODY_TIMEOUT: later('timeout'),
  UND_ERR_SOCKET: later('timeout'),
  ETLS: later('tls-required'),
  EREQUIRETLS: never('tls-required'),
  CERT_HAS_EXPIRED: later('tls-required'),
  DEPTH_ZERO_SELF_SIGNED_CERT: later('tls-required'),
  ERR_TLS_CERT_ALTNAME_INVALID: later('tls-required'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: later('tls-required'),
  EAUTH: later('security'),
  ENOAUTH: later('security'),
  EOAUTH2: later('security'),
  EPROTOCOL: later('protocol-error'),
  EENVELOPE: never(null),
  EMESSAGE: never(null),
  ESTREAM: later('system-error'),
  ECONFIG: later('system-error'),
  EFILEACCESS: later('system-error'),
  EURLACCESS: later('system-error'),
  EFETCH: later('system-error'),
  ESENDMAIL: later('system-error'),
  EMAXLIMIT: later('throttling'),
})

/** What the status of an HTTP answer of a service's API means for the message; null for a success. */
export function meaningOfStatus(status: number): Meaning | null {
  if (status === 429) return later('throttling')
  if (status === 401 || status === 403) return later('security')
  if (status === 402) return later('policy')
  if (status === 408 || status === 504) return later('timeout')
  if (status === 413) return never('message-too-large')
  if (status >= 500) return later('system-error')
  return status >= 400 ? never(null) : null
}
