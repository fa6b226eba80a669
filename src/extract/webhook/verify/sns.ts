import { type Fields, isFields, parseJson } from '../json.ts'
import { fromBase64, utf8 } from './bytes.ts'
import { rsaVerifies } from './crypto.ts'
import { publicKeyOf } from './der.ts'
import { invalid, outsideWindow, type Scheme, VALID } from './scheme.ts'

/** SNS tries again for up to an hour, with the first time. */
const WINDOW_SECONDS = 3600

/** What is signed of each type of message, in this order. */
const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
const CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
const SIGNED: Readonly<Record<string, readonly string[] | undefined>> = Object.assign(Object.create(null), {
  Notification: NOTIFICATION,
  SubscriptionConfirmation: CONFIRMATION,
  UnsubscribeConfirmation: CONFIRMATION,
})

/**
 * Amazon SNS: RSA over the fields of the message (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html),
 * version 1 with SHA-1 and 2 with SHA-256. The secret is the certificate (PEM) that lies at the message's
 * `SigningCertURL`: fetch it only where {@link isSnsUrl} says that the address is Amazon's. Anybody can sign with a
 * topic of their own: name yours in `topics`.
 */
export const sns: Scheme = async (request, secret) => {
  const message = parseJson(new TextDecoder().decode(request.body))
  if (!isFields(message)) return invalid('body-malformed')
  const { Signature, SignatureVersion, SigningCertURL, TopicArn, Timestamp } = message
  if (typeof Signature !== 'string') return invalid('signature-missing')
  const hash = SignatureVersion === '1' ? 'SHA-1' : SignatureVersion === '2' ? 'SHA-256' : null
  const signature = fromBase64(Signature)
  const signed = signedText(message)
  if (hash === null || signature === null || signed === null) return invalid('signature-malformed')
  if (!isSnsCertificateUrl(SigningCertURL)) return invalid('certificate-elsewhere')
  if (request.topics !== undefined && !request.topics.includes(String(TopicArn)))
    return invalid('topic-not-allowed')
  const outside = outsideWindow(Date.parse(String(Timestamp)), request, WINDOW_SECONDS)
  if (outside !== null) return invalid(outside)
  const key = publicKeyOf(secret)
  if (key === null) return invalid('secret-malformed')
  return (await rsaVerifies(hash, key, signature, utf8(signed))) ? VALID : invalid('signature-wrong')
}

/** `name\nvalue\n` of each signed field that is there. */
function signedText(message: Fields): string | null {
  let text = ''
  for (const name of SIGNED[String(message.Type)] ?? []) {
    const value = message[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string') return null
    text += `${name}\n${value}\n`
  }
  return text === '' ? null : text
}

/**
 * Whether an address of a message of Amazon SNS (`SubscribeURL`, `SigningCertURL`) is Amazon's own, so that it may
 * be fetched. Fetching others lets strangers have their own certificate believed, or your server call any host.
 * @example isSnsUrl('https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription') // true
 */
export function isSnsUrl(value: unknown): boolean {
  return typeof value === 'string' && SNS_URL.test(value)
}

/**
 * As {@link isSnsUrl}, and that it names a certificate.
 *
 * @example isSnsCertificateUrl('https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem') // true
 */
export function isSnsCertificateUrl(value: unknown): boolean {
  return isSnsUrl(value) && CERTIFICATE_URL.test(value as string)
}

/** No port, no credentials, nothing but a region in the host. */
const SNS_URL = /^https:\/\/sns\.[a-z]{2}(?:-[a-z]{1,10}){1,3}-\d{1,2}\.amazonaws\.com(?:\.cn)?\/[^\s\\]*$/
const CERTIFICATE_URL = /^https:\/\/[^/?#]+\/[\w./-]+\.pem$/
