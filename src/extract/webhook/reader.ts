import { firstAddress, normaliseAddress } from '../../decode/address.ts'
import { replyCodes } from '../../decode/smtp-reply.ts'
import type { BounceType } from '../../model/advice.ts'
import type { Claim } from '../../model/claim.ts'
import type { Action, Kind } from '../../model/event.ts'
import type { Reason } from '../../model/reasons.ts'
import { type Report, report } from '../report.ts'
import { commandOf, remoteHostOf } from '../session.ts'
import { type Fields, text } from './json.ts'
import { timeOf } from './time.ts'

/** A service that posts what became of messages. A new one is a file with this shape and a line in WEBHOOKS. */
export interface WebhookReader {
  /** As in `source`: `webhook:<id>`. */
  readonly id: string
  /** The service's name for people. */
  readonly title: string
  /** As in `software`, where its own bounce mails have another name than the id. */
  readonly software?: string
  /**
   * Words by which the first bytes of a body tell the service: every word of one of the lists stands there.
   * JSON keys stand in quotation marks, fields of a form with `=` after them.
   */
  readonly marks: readonly (readonly string[])[]
  /** Whether an object of the body, or the fields of a form, are this service's. */
  looksLike(item: Fields): boolean
  /** What it tells: one entry for each event and recipient. */
  read(item: Fields): readonly Hook[]
}

/** What a service's own word for an event means. */
export interface Meaning {
  readonly kind: Kind
  /** Hard or soft, where the word says so. */
  readonly type?: BounceType | null
  readonly reason?: Reason | null
}

/** The service's words for its events; null for those that tell nothing about delivery. */
export type Meanings = Readonly<Record<string, Meaning | null>>

/** One event of a service about one recipient. */
export interface Hook {
  readonly claim: Claim
  /** null for an event that tells nothing about delivery. */
  readonly report: Report | null
  readonly messageId: string | null
  readonly subject: string | null
  readonly sender: string | null
  readonly listId: string | null
  /** The stream of mail for which alone the service suppresses; null where for all. */
  readonly stream: string | null
  readonly timestamp: string | null
  /** The service's own id of the event: the same when it is posted again. */
  readonly hookId: string | null
}

/** What a reader hands to {@link hook}: values as they stand in the body. */
export interface HookFields {
  /** The service's own words, from the general to the special: `['bounce', 'blocked']`. */
  readonly words: readonly unknown[]
  /** What they mean; null or undefined: nothing about delivery. */
  readonly meaning: Meaning | null | undefined
  readonly recipient?: unknown
  readonly originalRecipient?: unknown
  /** The remote system's words, or what the service has made of them. */
  readonly diagnostic?: unknown
  /** The service's own words about it. */
  readonly prose?: readonly unknown[]
  readonly status?: unknown
  readonly reply?: unknown
  readonly command?: unknown
  readonly reportingMta?: unknown
  readonly remoteMta?: unknown
  readonly feedbackType?: unknown
  /** When it happened. */
  readonly time?: unknown
  readonly messageId?: unknown
  readonly subject?: unknown
  readonly sender?: unknown
  readonly listId?: unknown
  /** As it is known to who sends: its name, else its number. */
  readonly stream?: unknown
  readonly hookId?: unknown
}

/** Makes an entry of what a reader found: cleans addresses, diagnostic, codes and times. */
export function hook(found: HookFields): Hook {
  const { meaning } = found
  const providerType = found.words
    .map((value) => text(value))
    .filter((value) => value !== null)
    .join('/')
  return {
    claim: { providerType, type: meaning?.type ?? null, reason: meaning?.reason ?? null },
    report: meaning == null ? null : reportOf(found, meaning),
    messageId: idOf(found.messageId),
    subject: text(found.subject),
    sender: addressOf(found.sender),
    listId: text(found.listId),
    stream: text(found.stream),
    timestamp: timeOf(found.time),
    hookId: text(found.hookId),
  }
}

/** The action of RFC 3464 that goes with a fate. */
const ACTIONS: Partial<Record<Kind, Action>> = {
  bounce: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
}

function reportOf(found: HookFields, { kind }: Meaning): Report {
  const diagnostic = wordsOf(found.diagnostic)
  const codes = replyCodes(diagnostic ?? '')
  return report({
    kind,
    recipient: addressOf(found.recipient),
    originalRecipient: addressOf(found.originalRecipient),
    action: ACTIONS[kind] ?? null,
    status: statusOf(found.status) ?? codes.status,
    reply: replyOf(found.reply) ?? codes.reply,
    diagnostic,
    prose: (found.prose ?? []).map((value) => text(value)).filter((value) => value !== null),
    command: text(found.command) ?? commandOf(diagnostic ?? ''),
    reportingMta: hostOf(found.reportingMta),
    remoteMta: hostOf(found.remoteMta) ?? remoteHostOf(diagnostic ?? ''),
    date: text(found.time),
    feedbackType: text(found.feedbackType)?.toLowerCase() ?? null,
  })
}

/** A diagnostic without the type in front (`smtp;`, RFC 3464 section 2.3.6). */
function wordsOf(value: unknown): string | null {
  const words = text(value)
  if (words === null) return null
  return text(words.replace(/^(?:smtp|x-[a-z0-9-]{1,40}|dns) ?; ?/i, ''))
}

/** An address, with or without a name before it; one that is none is kept as it stands: that is why it failed. */
export function addressOf(value: unknown): string | null {
  const written = text(value)
  if (written === null) return null
  return (
    firstAddress(written) ?? normaliseAddress(written) ?? (/^[^\s<>]{1,254}$/.test(written) ? written : null)
  )
}

/** A status as `5.1.1`; a reply code or words give null. */
function statusOf(value: unknown): string | null {
  const written = text(value)
  return written !== null && /^[245]\.\d{1,3}\.\d{1,3}$/.test(written) ? written : null
}

/** A reply code; services also have numbers of their own (Mailgun 498, 605). */
function replyOf(value: unknown): number | null {
  const written = text(value)
  if (written === null || !/^\d{3}$/.test(written)) return null
  const code = Number(written)
  return code >= 200 ? code : null
}

/** A host without the type in front (`dns;`) and the full stop behind. */
function hostOf(value: unknown): string | null {
  return text(
    text(value)
      ?.replace(/^(?:dns|dsn) ?; ?/i, '')
      .replace(/\.$/, ''),
  )
}

/** What stands in the angle brackets, else the whole value. */
function idOf(value: unknown): string | null {
  return text(text(value)?.replace(/^<([^<>]*)>$/, '$1'))
}

/**
 * A reply as the remote system gave it, from services that tell code, status and words apart; a code goes before
 * each line, as on the wire (RFC 5321 section 4.2.1).
 * @example replyText(452, null, '4.2.2 over quota\n4.2.2 see https://…') // '452-4.2.2 over quota\n452 4.2.2 see …'
 */
export function replyText(code: unknown, status: unknown, words: unknown): string | null {
  const number = replyOf(code)
  const said = text(words)
  if (number === null || number > 599 || said?.startsWith(String(number))) return said
  const lines = (said ?? '').split('\n').map((line) => line.trim())
  const own = statusOf(status)
  if (own !== null && !lines[0]!.startsWith(own)) lines[0] = `${own} ${lines[0]}`
  return lines.map((line, at) => `${number}${at < lines.length - 1 ? '-' : ' '}${line}`.trim()).join('\n')
}
