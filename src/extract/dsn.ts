import { normaliseAddress } from '../decode/address.ts'
import { decodeWords } from '../decode/encoded-word.ts'
import type { Part } from '../decode/mail.ts'
import type { Action, Kind } from '../model/event.ts'
import { type FieldGroup, statusFields } from './dsn-fields.ts'
import type { Notice } from './notice.ts'
import { type Report, report } from './report.ts'
import { sectionOf } from './section.ts'

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
  const reports: Report[] = []
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
  const merged = mergeSame(reports)
  return { reports: merged.map((one) => withProse(one, notice, merged)), envelopeId, reportingMta }
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

function recipientReport(group: FieldGroup, reportingMta: string | null, arrival: string | null): Report {
  const final = typedValue(group.get('final-recipient'))
  const original = typedValue(group.get('original-recipient'))
  const action = actionOf(group.get('action'))
  const finalAddress = addressOf(final)
  const originalAddress = addressOf(original)
  const recipient = finalAddress ?? originalAddress
  const { words, isRemote } = diagnosticOf(group.get('diagnostic-code'))
  return report({
    kind: kindOf(action, group.get('status')),
    recipient,
    originalRecipient:
      originalAddress !== null && !sameAddress(originalAddress, recipient) ? originalAddress : null,
    action,
    status: statusOf(group.get('status')),
    diagnostic: words,
    prose: isRemote ? [] : [],
    reportingMta,
    remoteMta: hostOf(group.get('remote-mta')),
    date: group.get('last-attempt-date') ?? arrival,
  })
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
  return normaliseAddress(value)
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

/** `smtp; 550 …` → the words; types other than smtp are the local system's. */
function diagnosticOf(value: string | undefined): { words: string | null; isRemote: boolean } {
  if (value === undefined || value.trim() === '') return { words: null, isRemote: false }
  const semicolon = value.indexOf(';')
  const type = semicolon > 0 && semicolon < 24 ? value.slice(0, semicolon).trim().toLowerCase() : ''
  const isType = type !== '' && /^[a-z0-9-]+$/.test(type)
  const words = decodeWords((isType ? value.slice(semicolon + 1) : value).trim())
  return { words: words === '' ? null : words, isRemote: !isType || type.startsWith('smtp') }
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
function mergeSame(reports: readonly Report[]): Report[] {
  const byAddress = new Map<string, Report>()
  const out: Report[] = []
  for (const one of reports) {
    if (one.recipient === null) {
      out.push(one)
      continue
    }
    const key = one.recipient.toLowerCase()
    const before = byAddress.get(key)
    if (before === undefined) {
      byAddress.set(key, one)
      out.push(one)
      continue
    }
    const better = { ...before }
    for (const field of ['status', 'diagnostic', 'remoteMta', 'originalRecipient'] as const)
      better[field] = before[field] ?? one[field]
    out[out.indexOf(before)] = better
    byAddress.set(key, better)
  }
  return out
}

function withProse(one: Report, notice: Notice, all: readonly Report[]): Report {
  return {
    ...one,
    prose: sectionOf(
      notice.text,
      one.recipient,
      all.map((other) => other.recipient),
    ),
  }
}
