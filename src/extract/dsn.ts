import { allAddresses } from '../decode/address.ts'
import type { Part } from '../decode/mail.ts'
import { type FieldGroup, statusFields } from './dsn-fields.ts'
import {
  actionOf,
  addressOf,
  bareNameOf,
  diagnosticOf,
  hostOf,
  isLocalType,
  kindOf,
  replyInStatus,
  statusOf,
  typedValue,
} from './dsn-values.ts'
import type { Notice } from './notice.ts'
import { quotedReply } from './quoted-reply.ts'
import { holdsReceipt } from './receipt.ts'
import { type Report, report } from './report.ts'
import { type Sections, sectionsOf } from './section.ts'
import { commandOf, remoteHostOf } from './session.ts'
import { blamedInText } from './text-report.ts'

/** What a delivery-status part tells. */
export interface StatusReport {
  readonly reports: readonly Report[]
  readonly envelopeId: string | null
  readonly reportingMta: string | null
  /** The fields stand in a text, not in a part of their own. */
  readonly isFlattened: boolean
}

/**
 * Reads delivery status notifications: RFC 3464, and RFC 6533 for internationalised addresses. The fields are
 * looked for in a part of their own, else (reports flattened on the way) in any text that holds them. `read` are the
 * reports that the system's own reader found in the text for people.
 */
export function readStatus(notice: Notice, read: readonly Report[] = []): StatusReport | null {
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
  const quoted = new Set<string | undefined>()
  for (const one of read) if (one.diagnostic !== null) quoted.add(one.recipient?.toLowerCase())
  const reportsWithProse = merged.map((one) =>
    withProse(one, sections, quoted.has(one.recipient?.toLowerCase())),
  )
  const isFlattened = !notice.parts.some((part) => isStatusType(part.type))
  return { reports: reportsWithProse, envelopeId, reportingMta, isFlattened }
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
    .filter((text) => /^[ \t]*Final-Recipient[ \t]*:/im.test(text) && !holdsReceipt(text))
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
  const one = report({
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
  return { one, bareName: recipient === null ? bareNameOf(final) : null }
}

/** A report as the fields tell it, and the user's name where the recipient has no domain. */
interface Told {
  readonly one: Report
  readonly bareName: string | null
}

function sameAddress(a: string, b: string | null): boolean {
  return b !== null && a.toLowerCase() === b.toLowerCase()
}

/** One recipient, one report: of several for the same address the first that gives up, with what others add. */
function mergeSame(reports: readonly Told[]): Told[] {
  const byAddress = new Map<string, number>()
  const out: Told[] = []
  for (const told of reports) {
    const { one } = told
    const at = one.recipient === null ? undefined : byAddress.get(one.recipient.toLowerCase())
    if (at === undefined) {
      if (one.recipient !== null) byAddress.set(one.recipient.toLowerCase(), out.length)
      out.push(told)
      continue
    }
    const before = out[at]!
    const givesUp = one.kind === 'bounce' && before.one.kind !== 'bounce'
    const [first, second] = givesUp ? [told, before] : [before, told]
    const merged = { ...first.one }
    for (const field of ['status', 'diagnostic', 'remoteMta', 'originalRecipient'] as const)
      merged[field] = first.one[field] ?? (first.one.kind === second.one.kind ? second.one[field] : null)
    out[at] = { one: merged, bareName: first.bareName }
  }
  return out
}

/** The recipient that the header or the text names, where the fields name none that is an address. */
function withRecipient({ one, bareName }: Told, notice: Notice, alone: boolean): Report {
  if (one.recipient !== null) return one
  return { ...one, recipient: alone ? recipientInText(notice, bareName) : bareName }
}

/**
 * Adds what the text for people says of a recipient, and from it what the fields leave out. A refusal that it quotes is
 * of another where this one got the mail, and may be where the system's own reader found the recipient's words: it knows
 * whether they stand before or behind the address, and where they end.
 */
function withProse(one: Report, sections: Sections, isQuoted: boolean): Report {
  if (one.kind !== 'bounce' && one.kind !== 'delayed') return one
  const prose = sections(one.recipient)
  const told = one.diagnostic === null && !isQuoted && prose[0] !== undefined ? quotedReply(prose[0]) : null
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
