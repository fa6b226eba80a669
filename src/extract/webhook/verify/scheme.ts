/** What a request says of itself, as a scheme sees it. */
export interface SignedRequest {
  /** The value of a header; null where it is missing or came more than once. */
  header(name: string): string | null
  /** The raw bytes, as they were posted. */
  readonly body: Uint8Array
  /** As the service posts to it, with credentials, port and query; null where the caller gave none. */
  readonly url: string | null
  /** Milliseconds since 1970. */
  readonly now: number
  /** How old, in seconds, a signed time may be; undefined: what the scheme holds for right. */
  readonly maxAge: number | undefined
  /** Topics of Amazon SNS that are taken; undefined: every one. */
  readonly topics: readonly string[] | undefined
}

/** Why a request is not to be believed. */
export type WhyInvalid =
  /** No secret was given: nothing can be checked, so nothing is believed. */
  | 'secret-missing'
  /** The secret is not of the form that the scheme asks for. */
  | 'secret-malformed'
  /** The header or field that holds the signature, the credentials or the signed time is missing. */
  | 'signature-missing'
  /** It is there, but not of the form of the scheme. */
  | 'signature-malformed'
  /** It does not fit the body and the secret: forged, changed on the way, or another secret. */
  | 'signature-wrong'
  /** Signed longer ago than the window allows: sent again by somebody, or kept back for long. */
  | 'too-old'
  /** Signed in the future: the clocks differ. */
  | 'too-new'
  /** The body does not hold what the scheme signs. */
  | 'body-malformed'
  /** The scheme signs the address posted to: give `url`. */
  | 'url-missing'
  /** The certificate is said to lie elsewhere than at Amazon. */
  | 'certificate-elsewhere'
  /** The topic of Amazon SNS is not one of those allowed. */
  | 'topic-not-allowed'
  /** No service of that name is known. */
  | 'service-unknown'

/** Whether a request is what it says it is. */
export type Verification = { readonly valid: true } | { readonly valid: false; readonly why: WhyInvalid }

export const VALID: Verification = Object.freeze({ valid: true })

export function invalid(why: WhyInvalid): Verification {
  return { valid: false, why }
}

/** Checks a request against one secret. Never throws on what a stranger can send. */
export type Scheme = (request: SignedRequest, secret: string) => Promise<Verification>

/** A clock may be ahead by so much. */
const SKEW_SECONDS = 300

/** Whether a signed time lies in the window; null where it does. Both in milliseconds since 1970. */
export function outsideWindow(signedAt: number, request: SignedRequest, seconds: number): WhyInvalid | null {
  const age = (request.now - signedAt) / 1000
  if (!Number.isFinite(age)) return 'signature-malformed'
  if (age > (request.maxAge ?? seconds)) return 'too-old'
  return age < -SKEW_SECONDS ? 'too-new' : null
}

/** Seconds since 1970 as a header writes them, in milliseconds; NaN for anything else. */
export function secondsOf(written: string): number {
  return /^\d{9,11}$/.test(written) ? Number(written) * 1000 : Number.NaN
}
