import { allAddresses, firstAddress, normaliseAddress } from '../decode/address.ts'
import { failedAddresses } from './failed-addresses.ts'
import type { Notice } from './notice.ts'
import { quotedReply } from './quoted-reply.ts'
import { type Report, report } from './report.ts'
import { type Sections, sectionsOf } from './section.ts'
import { commandOf, remoteHostOf } from './session.ts'

/**
 * Reads a notice that has no fields, only words: whom it blames, and what it says of each. Returns no report where
 * it blames nobody that can be told and names no reply.
 */
export function readText(notice: Notice): Report[] {
  const recipients = blamedRecipients(notice)
  const sections = sectionsOf(notice.text, recipients)
  if (recipients.length === 0) return [describe(notice, null, sections, true)]
  return recipients
    .slice(0, notice.limits.recipients)
    .map((recipient) => describe(notice, recipient, sections, recipients.length === 1))
}

/** Reads a notice in words that the message arrived: for whom it names, at least one of those that it was for. */
export function readDelivered(notice: Notice): Report[] {
  const recipients = blamedRecipients(notice)
  const named = recipients.length === 0 ? [null] : recipients.slice(0, notice.limits.recipients)
  return named.map((recipient) => report({ kind: 'delivered', action: 'delivered', recipient }))
}

/** X-Failed-Recipients, else the addresses that the text blames, else the only address of the returned To. */
function blamedRecipients(notice: Notice): readonly string[] {
  const failed = notice.headers.all('x-failed-recipients').flatMap(allAddresses)
  if (failed.length > 0) return [...new Set(failed)]
  const blamed = blamedInText(notice)
  if (blamed.length > 0) return blamed
  const to = (notice.returned?.headers.all('to') ?? []).flatMap(allAddresses)
  return to.length === 1 ? to : []
}

/** Several readers ask the same of one notice. */
const blamed = new WeakMap<Notice, readonly string[]>()

/** The addresses that the text blames. */
export function blamedInText(notice: Notice): readonly string[] {
  const known = blamed.get(notice)
  if (known !== undefined) return known
  const found = failedAddresses(notice.text, ownAddresses(notice)).map(({ address }) => address)
  blamed.set(notice, found)
  return found
}

/**
 * Addresses that are never to blame: those of the notice's reader and writer, of a list that it came through, and of
 * the message's author.
 */
function ownAddresses(notice: Notice): ReadonlySet<string> {
  const own = new Set<string>()
  for (const name of [
    'to',
    'from',
    'reply-to',
    'delivered-to',
    'x-original-to',
    'cc',
    'sender',
    'return-path',
    // The list that the notice came through.
    'x-beenthere',
    'x-mailing-list',
    'list-post',
    'errors-to',
  ]) {
    for (const value of notice.headers.all(name))
      for (const address of allAddresses(value)) own.add(address.toLowerCase())
  }
  for (const name of ['from', 'sender', 'return-path', 'reply-to']) {
    const address = firstAddress(notice.returned?.headers.get(name) ?? '')
    if (address !== null) own.add(address.toLowerCase())
  }
  return own
}

/** What the text says of one recipient. */
function describe(notice: Notice, recipient: string | null, sections: Sections, alone: boolean): Report {
  const prose = sections(recipient)
  const section = prose[0] ?? notice.text
  const quoted = quotedReply(section) ?? (alone ? quotedReply(notice.text) : null)
  return report({
    kind: 'bounce',
    recipient: recipient === null ? null : normaliseAddress(recipient),
    originalRecipient: recipient === null ? null : originalOf(section, recipient),
    action: 'failed',
    status: OUTCOME.exec(section.slice(0, ORIGINAL_CHARS))?.[1] ?? null,
    diagnostic: quoted?.words ?? null,
    prose,
    command: commandOf(section),
    remoteMta: remoteHostOf(section),
    date: notice.headers.get('date'),
  })
}

/** QUIRK: `jo@example.com; Failed; 5.2.2 (mailbox full)`, as Openwave and Critical Path write. */
const OUTCOME = /;\s*failed;\s*([45]\.\d{1,3}\.\d{1,3})\b/i

/** How far behind a recipient the address stands that was mailed. */
const ORIGINAL_CHARS = 400
const ORIGINAL =
  /[([]? ?(?:generated|expanded|forwarded|redirected|rewritten|alias(?:ed)?) from:? ?<?([^\s<>()[\]]{1,250}@[^\s<>()[\],;]{1,250})/i

/**
 * The address that was mailed, where a notice tells it beside the one that failed.
 * @example originalOf('\n    (generated from jo@example.com)\n', 'jo@example.net') // 'jo@example.com'
 */
function originalOf(section: string, recipient: string): string | null {
  const found = ORIGINAL.exec(section.slice(0, ORIGINAL_CHARS))?.[1]
  const address = found === undefined ? null : normaliseAddress(found)
  return address === null || address.toLowerCase() === recipient.toLowerCase() ? null : address
}
