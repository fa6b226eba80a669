import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { type Dns, recordsOf } from './dns/dns.ts'
import { isPublic } from './ip.ts'

/** What came of fetching a policy of MTA-STS. */
export type Fetched =
  | { readonly is: 'found'; readonly type: string; readonly text: string }
  /** Why there is none, in words that go on from “it cannot be had:”. */
  | { readonly is: 'failed'; readonly why: string }

/** The seam to HTTPS: gets the policy of a domain. Never rejects. */
export type FetchPolicy = (domain: string) => Promise<Fetched>

export interface FetchPolicyOptions {
  readonly dns: Dns
  readonly port?: number | undefined
  /** Certificates to trust instead of the usual ones. */
  readonly ca?: string | undefined
  /**
   * Whether addresses are asked that only this machine or network reaches. Not by default: whoever publishes a record
   * must not choose what within is asked.
   */
  readonly privateAddresses?: boolean | undefined
  /** Milliseconds. */
  readonly timeout?: number | undefined
}

/** RFC 8461 section 3.3: where it stands. */
export const policyUrl = (domain: string) => `https://mta-sts.${domain}/.well-known/mta-sts.txt`

/** A policy may be cut off at this many bytes (RFC 8461 section 3.3). */
const MOST = 64 * 1024
/** Addresses that are tried. */
const TRIES = 3

/** Gets policies over HTTPS, as RFC 8461 section 3.3 wants it: no redirects, a certificate for the very host. */
export function httpsPolicy(options: FetchPolicyOptions): FetchPolicy {
  const { dns, privateAddresses = false } = options
  return async (domain) => {
    const host = `mta-sts.${domain}`
    const [a, aaaa] = await Promise.all([dns.ask(host, 'A'), dns.ask(host, 'AAAA')])
    const all = [...recordsOf(a), ...recordsOf(aaaa)]
    if (all.length === 0) return failed(`${host} has no address`)
    const ips = privateAddresses ? all : all.filter(isPublic)
    if (ips.length === 0)
      return failed(`${host} has the address ${all[0]}, which cannot be reached from outside`)
    let last = failed('nobody answers')
    for (const ip of ips.slice(0, TRIES)) {
      const fetched = await fetchAt(ip, host, new URL(policyUrl(domain)).pathname, options)
      if (fetched !== null) return fetched
      last = failed(`nobody answers at ${ip}`)
    }
    return last
  }
}

const failed = (why: string): Fetched => ({ is: 'failed', why })

/** null: this address cannot be reached, another may. */
function fetchAt(
  ip: string,
  host: string,
  path: string,
  { port = 443, ca, timeout = 10_000 }: FetchPolicyOptions,
): Promise<Fetched | null> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeout)
    const asked = request(
      {
        host: ip,
        port,
        path,
        servername: host,
        headers: { host },
        agent: false,
        signal,
        ...(ca ? { ca } : {}),
      },
      (answer) => bodyOf(answer).then(resolve, (error) => resolve(failed(reasonOf(error)))),
    )
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve(UNREACHED.has(error.code ?? '') ? null : failed(reasonOf(error))),
    )
    asked.end()
  })
}

const UNREACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
])

function reasonOf({ code = '', name, message }: NodeJS.ErrnoException): string {
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer came in time'
  if (code === 'ECONNRESET') return 'the connection was broken off'
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return 'it speaks no TLS that can be used'
  return /CERT|SIGNATURE|ALTNAME|SELF_SIGNED|ISSUER/.test(code)
    ? `its certificate is not good: ${message.slice(0, 200)}`
    : message.slice(0, 200)
}

async function bodyOf(answer: IncomingMessage): Promise<Fetched> {
  const { statusCode = 0, headers } = answer
  if (statusCode !== 200) {
    answer.destroy()
    const what =
      statusCode >= 300 && statusCode < 400 ? 'a redirect, which is not followed' : 'instead of 200'
    return failed(`the server answers ${statusCode}, ${what}`)
  }
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size > MOST) return failed(`it has more than ${MOST} bytes`)
  }
  return { is: 'found', type: headers['content-type'] ?? '', text: Buffer.concat(pieces).toString('utf8') }
}
