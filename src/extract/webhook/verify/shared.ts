import { base64, sameText, utf8 } from './bytes.ts'
import { invalid, type SignedRequest, VALID, type Verification } from './scheme.ts'

/** A secret that both sides know and that the service sends along with each request. */
export interface SharedSecret {
  /** HTTP basic authentication: `user:password`. */
  readonly basic?: string
  /** `Authorization: Bearer …` */
  readonly bearer?: string
  /** A header of your own. */
  readonly header?: { readonly name: string; readonly value: string }
  /** A parameter of the address that is posted to; needs `url`. */
  readonly query?: { readonly name: string; readonly value: string }
}

/** Checks whatever is given of it: all must fit. */
export function checkShared(request: SignedRequest, secret: SharedSecret): Verification {
  const { basic, bearer, header, query } = secret
  const pairs: (readonly [given: string | null, expected: string])[] = []
  if (basic) pairs.push([authorization(request, 'basic'), base64(utf8(basic))])
  if (bearer) pairs.push([authorization(request, 'bearer'), bearer])
  if (header?.value) pairs.push([request.header(header.name), header.value])
  if (query?.value) {
    if (request.url === null) return invalid('url-missing')
    pairs.push([parameter(request.url, query.name), query.value])
  }
  if (pairs.length === 0) return invalid('secret-missing')
  if (pairs.some(([given]) => given === null)) return invalid('signature-missing')
  // Every pair is compared, whatever the first says.
  const wrong = pairs.filter(([given, expected]) => !sameText(given!, expected))
  return wrong.length === 0 ? VALID : invalid('signature-wrong')
}

/** A text is taken as credentials for basic authentication or as a bearer token, as the request has it. */
export function checkCredentials(request: SignedRequest, secret: string): Verification {
  return checkShared(
    request,
    authorization(request, 'basic') === null ? { bearer: secret } : { basic: secret },
  )
}

/** What follows the scheme (RFC 9110 section 11.4: in any case of letters). */
function authorization(request: SignedRequest, scheme: string): string | null {
  const value = request.header('authorization')
  if (value === null || value.slice(0, scheme.length + 1).toLowerCase() !== `${scheme} `) return null
  return value.slice(scheme.length + 1)
}

function parameter(url: string, name: string): string | null {
  const at = url.indexOf('?')
  const values = at < 0 ? [] : new URLSearchParams(url.slice(at + 1).split('#')[0]).getAll(name)
  return values.length === 1 ? values[0]! : null
}
