import { normaliseAddress } from '../decode/address.ts'
import { decodeWords } from '../decode/encoded-word.ts'
import type { Action, Kind } from '../model/event.ts'
import type { FieldGroup } from './dsn-fields.ts'

/*
 * The values of the fields of a delivery status (RFC 3464 sections 2.2 and 2.3), read as they are met.
 */

/** `rfc822; jo`. */
export function bareNameOf(typed: { type: string; value: string } | null): string | null {
  const name = typed?.value.replace(/^<|>$/g, '') ?? ''
  return /^[\w.+-]{1,64}$/.test(name) ? name : null
}

/** `rfc822; user@example.com` → type and value; a value without a type is taken as an address. */
export function typedValue(value: string | undefined): { type: string; value: string } | null {
  if (value === undefined || value === '') return null
  const semicolon = value.indexOf(';')
  if (semicolon < 0 || semicolon > 16) return { type: 'rfc822', value: decodeWords(value) }
  return {
    type: value.slice(0, semicolon).trim().toLowerCase(),
    value: decodeWords(value.slice(semicolon + 1).trim()),
  }
}

/** RFC 6533 section 3: utf-8 addresses may be written with `\x{…}`. */
export function addressOf(typed: { type: string; value: string } | null): string | null {
  if (typed === null) return null
  const value = typed.value.includes('\\x{')
    ? typed.value.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (_, hex: string) => codePoint(hex))
    : typed.value
  // X.400 (`/c=de/admd=…/@gateway`), files and pipes are no addresses to mail to.
  return /^[<"\s]{0,3}(?:[|/]|:include:)/.test(value) ? null : normaliseAddress(value)
}

export function isLocalType(typed: { type: string } | null): boolean {
  return typed !== null && (typed.type === 'local' || typed.type === 'x-local')
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** RFC 3464 section 2.3.3; words that systems write instead are mapped to it. */
export function actionOf(value: string | undefined): Action | null {
  switch (/^[^\s(;,]*/.exec(value ?? '')![0].toLowerCase()) {
    case 'failed':
    case 'failure':
    case 'expired':
    case 'fail':
      return 'failed'
    case 'delayed':
    case 'delay':
      return 'delayed'
    case 'delivered':
    case 'deliverable':
    case 'success':
      return 'delivered'
    case 'relayed':
    case 'relay':
      return 'relayed'
    case 'expanded':
      return 'expanded'
    default:
      return null
  }
}

export function kindOf(action: Action | null, status: string | undefined): Kind {
  if (action === 'delayed') return 'delayed'
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return 'delivered'
  return action === null && status?.trim().startsWith('2') === true ? 'delivered' : 'bounce'
}

/** The code at the start of a Status field; comments and other words after it are left. */
export function statusOf(value: string | undefined): string | null {
  const match = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(value?.slice(0, 100) ?? '')
  return match?.[1] ?? null
}

/** QUIRK: `Status: 553 Message too large`. */
export function replyInStatus(value: string | undefined): number | null {
  const code = /^([45]\d\d)(?![\d.])/.exec(value?.trim() ?? '')?.[1]
  return code === undefined ? null : Number(code)
}

/** `smtp; 550 …` → the words; and what fields of third parties add about the cause. */
export function diagnosticOf(group: FieldGroup): { words: string | null; about: string[] } {
  const about: string[] = []
  let words = diagnosticWords(group.get('diagnostic-code'))
  if (words === null && replyInStatus(group.get('status')) !== null) words = group.get('status')!.trim()
  words ??= commentOf(group.get('status'))
  // An exit code (X-Unix; 77) is no word.
  if (words !== null && /^\d{1,3}$/.test(words)) words = null
  const wrapped = words === null ? null : EXPIRED.exec(words)
  if (words !== null && wrapped !== null) {
    about.push(words)
    words = wrapped[1]!
  }
  const supplement = group.get('x-supplementary-info')
  if (words === null && supplement !== undefined) words = supplementWords(supplement)
  const category = group.get('x-powermta-bouncecategory')
  if (category !== undefined) about.push(`bounce category: ${category}`)
  return { words, about }
}

/** QUIRK: Haraka's only words on the cause are a comment: `Status: 5.1.2 (550 Tried all MXs example.com)`. */
function commentOf(status: string | undefined): string | null {
  const [open, close] = [status?.indexOf('(') ?? -1, status?.lastIndexOf(')') ?? -1]
  const comment = open < 0 || close < open ? '' : status!.slice(open + 1, close).trim()
  return /^[245]\d\d[ -]\S/.test(comment) ? decodeWords(comment) : null
}

/** Amazon SES quotes the last reply when it gives up. */
const EXPIRED = /^5\d\d \S{3,12} Message expired: [^<>]{0,200}<([245]\d\d [^\n]{3,2000})>\.?$/i

function diagnosticWords(value: string | undefined): string | null {
  if (value === undefined || value.trim() === '') return null
  const semicolon = value.indexOf(';')
  const type = semicolon > 0 && semicolon < 24 ? value.slice(0, semicolon).trim() : ''
  const isType = /^[a-z0-9-]+$/i.test(type) && !/^\d+$/.test(type)
  const words = decodeWords((isType ? value.slice(semicolon + 1) : value).trim())
  return words === '' ? null : words
}

/** Exchange: `<mx.example.com #5.1.1 smtp;550 5.1.1 …>`. */
function supplementWords(value: string): string | null {
  const words = /smtp;\s*(\d{3}[ -][^\n]{1,2000}?)>?$/i.exec(value.slice(0, 4000))?.[1]
  return words === undefined ? null : decodeWords(words.trim())
}

/** `dns; mx.example.com (192.0.2.1)` → `mx.example.com [192.0.2.1]`. */
export function hostOf(value: string | undefined): string | null {
  const typed = typedValue(value)
  if (typed === null) return null
  const host = /[^\s(),;]+/.exec(typed.value)?.[0]
  if (host === undefined) return null
  const ip = /[[(]([0-9a-f.:]{3,45})[\])]/i.exec(typed.value.slice(0, 300))?.[1]
  return ip !== undefined && !host.includes(ip) ? `${host} [${ip}]` : host
}
