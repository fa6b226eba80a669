import { UndeliveredError } from '../errors.ts'
import { base32 } from './base32.ts'
import { keyMistake, type VerpKey } from './key.ts'
import {
  canonical,
  DAY,
  DAY_DIGITS,
  DEFAULT_PREFIX,
  FIELDS,
  type Field,
  formOf,
  hashOf,
  isPrefix,
  LONGEST_LOCAL,
  type Manner,
  SIGNATURE_DIGITS,
  signatureOf,
  wholeOf,
} from './layout.ts'

/** What a return path shall tell, and how it is signed. */
export interface EncodeOptions {
  readonly recipient: string
  /** The message's own id, with or without its angle brackets, or any other name that you find it by. */
  readonly messageId?: string | undefined
  /** The stream of mail; all mail unless told. */
  readonly scope?: string | undefined
  readonly key: VerpKey
  /** Where bounces shall go: a domain of which the SMTP source takes the mail. */
  readonly domain: string
  /** The time now. */
  readonly at: Date | number
  /** For how long bounces to it are believed. Some servers try for more than a week. */
  readonly days?: number | undefined
  /** What it begins with, up to 15 small letters, digits, `+`, `-` and `_`. */
  readonly prefix?: string | undefined
}

const DEFAULT_DAYS = 30

/** Which fields stand whole. Where room is wanting, what reports tell anyway goes first: reports name no stream. */
const ATTEMPTS: readonly (readonly Field[])[] = [
  ['recipient', 'scope', 'messageId'],
  ['recipient', 'scope'],
  ['recipient', 'messageId'],
  ['recipient'],
  ['scope', 'messageId'],
  ['scope'],
  [],
]

/**
 * The return path (envelope sender) of one message to one recipient, so that its bounce names both, and nobody else can
 * make one. It fits into 64 octets, and survives servers that change the case of its letters.
 *
 * @throws UndeliveredError `VERP_INVALID` for a key, domain or prefix that cannot be used
 * @example
 * verp.encode({
 *   recipient: 'anna@example.com',
 *   messageId: '<m1@example.org>',
 *   scope: 'news',
 *   key: { id: 'a', secret: 'sixteen characters or more' },
 *   domain: 'bounces.example.org',
 *   at: Date.UTC(2026, 4, 1),
 * }) // 'b-aud4rhv5kfvba3ghphwjurewgthmm=news=anna=example.com@bounces.example.org'
 */
export function encode(options: EncodeOptions): string {
  const { key, at, days = DEFAULT_DAYS, prefix = DEFAULT_PREFIX } = options
  const domain = options.domain.toLowerCase()
  const mistake = mistakeIn(options, domain, prefix)
  if (mistake !== null) throw new UndeliveredError('VERP_INVALID', mistake)
  const day = Math.floor(Number(at) / DAY) + days
  const values: Readonly<Record<Field, string | null>> = {
    messageId: options.messageId ?? null,
    scope: options.scope === undefined || options.scope === '*' ? null : options.scope,
    recipient: options.recipient,
  }
  for (const wholes of ATTEMPTS) {
    const fields = fieldsOf(values, wholes, key.secret)
    if (fields === null) continue
    const before = `${prefix}${key.id}${base32(day, DAY_DIGITS)}${base32(fields.form, 1)}`
    if (before.length + SIGNATURE_DIGITS + fields.text.length > LONGEST_LOCAL) continue
    return `${before}${signatureOf(key.secret, before, fields.text, domain)}${fields.text}@${domain}`
  }
  throw new UndeliveredError('VERP_INVALID', 'the fields have no room')
}

function mistakeIn(
  { key, recipient, days = DEFAULT_DAYS, at }: EncodeOptions,
  domain: string,
  prefix: string,
) {
  if (typeof key !== 'object' || key === null) return "the key is not of the form { id: 'a', secret: '…' }"
  const wrong = keyMistake(key)
  if (wrong !== null) return `the key ${key.id} ${wrong}`
  if (!isPrefix(prefix)) return `the prefix ${prefix} is not up to 15 small letters, digits, "+", "-" and "_"`
  if (!/^[a-z0-9.-]{1,255}$/.test(domain)) return `${domain} is no domain (one of other letters as xn--…)`
  if (!recipient.includes('@')) return `${recipient} is no address`
  if (!Number.isFinite(Number(at))) return 'the time is none'
  return days >= 1 && days <= 1000 && Number.isInteger(days)
    ? null
    : 'days is not a whole number of 1 to 1000'
}

/** The fields, those named whole; null where one of them cannot stand whole. */
function fieldsOf(
  values: Readonly<Record<Field, string | null>>,
  wholes: readonly Field[],
  secret: string,
): { readonly form: number; readonly text: string } | null {
  const manners: Record<Field, Manner> = { messageId: 'none', scope: 'none', recipient: 'none' }
  let hashes = ''
  let text = ''
  for (const [field] of FIELDS) {
    const value = values[field]
    if (value === null) continue
    if (!wholes.includes(field)) {
      manners[field] = 'hash'
      hashes += hashOf(secret, field, value)
      continue
    }
    const whole = wholeOf(field, canonical(field, value))
    if (whole === null) return null
    manners[field] = 'whole'
    text += `=${whole}`
  }
  return { form: formOf(manners), text: hashes + text }
}
