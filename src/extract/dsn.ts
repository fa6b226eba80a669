import { allAddresses, normaliseAddress } from '../decode/address.ts'
import { decodeWords } from '../decode/encoded-word.ts'
import type { Part } from '../decode/mail.ts'
import type { Action, Kind } from '../model/event.ts'
import { type FieldGroup, statusFields } from './dsn-fields.ts'
import type { Notice } from './notice.ts'
import { quotedReply } from './quoted-reply.ts'
import { type Report, report } from './report.ts'
import { type Sections, sectionsOf } from './section.ts'
import { commandOf, remoteHostOf } from './session.ts'
import { blamedInText } from './text-report.ts'

/** What a delivery-status part tells. */
export interface StatusReport {
  readonly reports: readonly Report[]
  readonly envelopeId: string | null
  readonly reportingMta: string | null
}

/**
 * Reads delivery status notifications: RFC 3464, and RFC 6533 for internationalised addresses. The fields are
 * looked for in a part of their own, else (reports flattened on the way) in any text that holds them.
 */
export function readStatus(notice: Notice): StatusReport | null {
  const texts = statusTexts(notice)
  if (texts.length === 0) return null
  const reports: Told[] = []
  let envelopeId: string | null = null
  let reportingMta: string | null = null
  for (const text of texts) {
    const { message, recipients } = statusFields(text)
    envelopeId ??= message.get('original-envelope-id') ?? null
    reportingMta ??= hostOf(message.get('reporting-mta'))
    for (const group of recipients) {
      if (reports.length >= notice.limits.recipients) break
      reports.push(recipientReport(group, reportingMta, message.get('arrival-date') ?? null))
    }
  }
  const merged = mergeSame(reports).map((one, _, all) => withRecipient(one, notice, all.length === 1))
  const sections = sectionsOf(
    notice.text,
    merged.map((one) => one.recipient),
  )
  return { reports: merged.map((one) => withProse(one, sections)), envelopeId, reportingMta }
}

function isStatusType(type: string): boolean {
  return (
    type === 'message/delivery-status' ||
    type === 'message/global-delivery-status' ||
    type === 'message/xdelivery-status'
  )
}

function statusTexts(notice: Notice): string[] {
  const parts = notice.parts.filter((part) => isStatusType(part.type))
  if (parts.length > 0) return parts.map(statusText)
  // QUIRK: flattened or mistyped reports keep the fields as text.
  return notice.parts
    .filter((part) => part.type.startsWith('text/') && part.type !== 'text/html')
    .map((part) => part.text())
    .filter((text) => /^[ \t]*Final-Recipient[ \t]*:/im.test(text))
    .map((text) => text.slice(Math.max(0, firstField(text))))
}

/** Where the first field of a delivery status stands in a text. */
function firstField(text: string): number {
  return text.search(
    /^[ \t]*(?:Reporting-MTA|Original-Envelope-Id|Original-Recipient|Final-Recipient|Arrival-Date)[ \t]*:/im,
  )
}

function statusText(part: Part): string {
  return part.text()
}

function recipientReport(group: FieldGroup, reportingMta: string | null, arrival: string | null): Told {
  const final = typedValue(group.get('final-recipient'))
  const original = typedValue(group.get('original-recipient'))
  const action = actionOf(group.get('action'))
  const finalAddress = addressOf(final)
  const originalAddress = addressOf(original)
  // A LOCAL address (RFC 3464 section 2.3.2 leaves other types to their own rules) means nothing to the sender.
  const recipient = isLocalType(final) ? (originalAddress ?? finalAddress) : (finalAddress ?? originalAddress)
  const { words, about } = diagnosticOf(group)
  const told = report({
    kind: kindOf(action, group.get('status')),
    recipient,
    originalRecipient:
      originalAddress !== null && !sameAddress(originalAddress, recipient) ? originalAddress : null,
    action,
    status: statusOf(group.get('status')),
    reply: replyInStatus(group.get('status')),
    diagnostic: words,
    prose: about,
    reportingMta,
    remoteMta: hostOf(group.get('remote-mta')),
    date: group.get('last-attempt-date') ?? arrival,
  })
  return { ...told, bareName: recipient === null ? bareNameOf(final) : null }
}

/** `rfc822; jo`. */
function bareNameOf(typed: { type: string; value: string } | null): string | null {
  const name = typed?.value.replace(/^<|>$/g, '') ?? ''
  return /^[\w.+-]{1,64}$/.test(name) ? name : null
}

/** `rfc822; user@example.com` → type and value; a value without a type is taken as an address. */
function typedValue(value: string | undefined): { type: string; value: string } | null {
  if (value === undefined || value === '') return null
  const semicolon = value.indexOf(';')
  if (semicolon < 0 || semicolon > 16) return { type: 'rfc822', value: decodeWords(value) }
  return {
    type: value.slice(0, semicolon).trim().toLowerCase(),
    value: decodeWords(value.slice(semicolon + 1).trim()),
  }
}

/** RFC 6533 section 3: utf-8 addresses may be written with `\x{…}`. */
function addressOf(typed: { type: string; value: string } | null): string | null {
  if (typed === null) return null
  const value = typed.value.includes('\\x{')
    ? typed.value.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (_, hex: string) => codePoint(hex))
    : typed.value
  // X.400 (`/c=de/admd=…/@gateway`), files and pipes are no addresses to mail to.
  return /^[<"\s]{0,3}(?:[|/]|:include:)/.test(value) ? null : normaliseAddress(value)
}

function isLocalType(typed: { type: string } | null): boolean {
  return typed !== null && (typed.type === 'local' || typed.type === 'x-local')
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** RFC 3464 section 2.3.3; words that systems write instead are mapped to it. */
export function actionOf(value: string | undefined): Action | null {
  const word = value?.toLowerCase().split(/[\s(;,]/, 1)[0]
  switch (word) {
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

function kindOf(action: Action | null, status: string | undefined): Kind {
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
function replyInStatus(value: string | undefined): number | null {
  const code = /^([45]\d\d)(?![\d.])/.exec(value?.trim() ?? '')?.[1]
  return code === undefined ? null : Number(code)
}

/** A report as the fields tell it, with the user's name where the recipient has no domain. */
interface Told extends Report {
  readonly bareName: string | null
}

/** `smtp; 550 …` → the words; and what fields of third parties add about the cause. */
function diagnosticOf(group: FieldGroup): { words: string | null; about: string[] } {
  const about: string[] = []
  let words = diagnosticWords(group.get('diagnostic-code'))
  if (words === null && replyInStatus(group.get('status')) !== null) words = group.get('status')!.trim()
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
  const words = typed.value.split(/[\s(),;]+/).filter((word) => word !== '')
  const host = words[0]
  if (host === undefined) return null
  const ip = /[[(]([0-9a-f.:]{3,45})[\])]/i.exec(typed.value.slice(0, 300))?.[1]
  return ip !== undefined && !host.includes(ip) ? `${host} [${ip}]` : host
}

function sameAddress(a: string, b: string | null): boolean {
  return b !== null && a.toLowerCase() === b.toLowerCase()
}

/** One recipient, one report: of several for the same address the first that gives up, with what others add. */
function mergeSame(reports: readonly Told[]): Told[] {
  const byAddress = new Map<string, number>()
  const out: Told[] = []
  for (const one of reports) {
    const at = one.recipient === null ? undefined : byAddress.get(one.recipient.toLowerCase())
    if (at === undefined) {
      if (one.recipient !== null) byAddress.set(one.recipient.toLowerCase(), out.length)
      out.push(one)
      continue
    }
    const before = out[at]!
    const givesUp = one.kind === 'bounce' && before.kind !== 'bounce'
    const [first, second] = givesUp ? [one, before] : [before, one]
    const merged = { ...first }
    for (const field of ['status', 'diagnostic', 'remoteMta', 'originalRecipient'] as const)
      merged[field] = first[field] ?? (first.kind === second.kind ? second[field] : null)
    out[at] = merged
  }
  return out
}

/** The recipient that the header or the text names, where the fields name none that is an address. */
function withRecipient({ bareName, ...one }: Told, notice: Notice, alone: boolean): Report {
  return { ...one, recipient: one.recipient ?? (alone ? recipientInText(notice, bareName) : bareName) }
}

/** Adds what the text for people says of a recipient, and from it what the fields leave out. */
function withProse(one: Report, sections: Sections): Report {
  const prose = sections(one.recipient)
  const told = one.diagnostic === null && prose[0] !== undefined ? quotedReply(prose[0]) : null
  const diagnostic = one.diagnostic ?? (told !== null && told.reply !== null ? told.words : null)
  return {
    ...one,
    diagnostic,
    prose: [...one.prose, ...prose],
    command: one.command ?? commandOf(diagnostic ?? ''),
    remoteMta: one.remoteMta ?? remoteHostOf(diagnostic ?? ''),
  }
}

/** QUIRK: the field names a pipe, a file or nothing that is an address; the header or the text may name one. */
function recipientInText(notice: Notice, name: string | null): string | null {
  const named = notice.headers.all('x-failed-recipients').flatMap(allAddresses)
  if (named.length === 1) return named[0]!
  const blamed = blamedInText(notice)
  if (blamed.length === 1) return blamed[0]!
  const to = (notice.returned?.headers.all('to') ?? []).flatMap(allAddresses)
  const only = to.length === 1 ? to[0]! : null
  if (name === null) return only
  return only?.toLowerCase().startsWith(`${name.toLowerCase()}@`) === true ? only : name
}
