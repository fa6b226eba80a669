import { firstAddress } from '../../decode/address.ts'
import { replyCodes } from '../../decode/smtp-reply.ts'
import { partAfter } from '../between.ts'
import { entriesIn } from '../entries.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import { readTranscript } from '../transcript.ts'
import type { SystemReader } from './reader.ts'

/*
 * sendmail, version 8 and before:
 *
 *      ----- The following addresses had permanent fatal errors -----
 *   <jo@example.com>
 *       (reason: 550 5.1.1 <jo@example.com>... User unknown)
 *       (expanded from: <team@example.org>)
 *
 *      ----- Transcript of session follows -----
 *   ... while talking to mx.example.com.:
 *   >>> RCPT To:<jo@example.com>
 *   <<< 550 5.1.1 <jo@example.com>... User unknown
 *   550 5.1.1 <jo@example.com>... User unknown
 *
 * Version 5 has no list, only the transcript.
 */
export const sendmail: SystemReader = {
  id: 'sendmail',
  title: 'Sendmail',
  marks: [
    '----- transcript of session follows',
    'addresses had permanent fatal errors',
    'addresses had transient non-fatal errors',
    'addresses had permanent delivery errors',
    'addresses have delivery notifications',
    'addresses had successful delivery notifications',
    '----- unsent message follows',
    'see transcript for details',
  ],
  read: readSendmail,
}

const LIST = [
  'addresses had permanent',
  'addresses had transient',
  'addresses had delivery problems',
  'address(es) had',
]
const TRANSCRIPT = ['transcript of session follows']
const STOPS = [
  '----- unsent message',
  '----- message header',
  '----- original message',
  '----- message body',
  'reporting-mta:',
]

function readSendmail(notice: Notice): Report[] | null {
  const list = partAfter(notice.text, LIST, [...TRANSCRIPT, ...STOPS])
  const session = partAfter(notice.text, TRANSCRIPT, STOPS)
  const told = session === null ? [] : readTranscript(session)
  const listed = list === null ? [] : listedRecipients(list)
  if (listed.length === 0) {
    const reports = told.filter((one) => one.recipient !== null)
    return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
  }
  return listed.slice(0, notice.limits.recipients).map((one) => {
    const key = one.recipient?.toLowerCase()
    const said =
      told.find((other) => other.recipient?.toLowerCase() === key) ??
      (listed.length === 1 ? told.find((other) => other.recipient === null) : undefined)
    const isBetter = said !== undefined && tellsMore(said.diagnostic, one.diagnostic)
    return {
      ...one,
      diagnostic: isBetter ? said.diagnostic : one.diagnostic,
      reply: isBetter ? said.reply : one.reply,
      prose: [...one.prose, ...(said?.prose ?? []), ...(session === null ? [] : [session.slice(0, 2000)])],
      command: said?.command ?? null,
      remoteMta: said?.remoteMta ?? null,
    }
  })
}

/** Addresses of the list; below a command or file the address that it was expanded from. */
function listedRecipients(list: string): Report[] {
  const reports = new Map<string, Report>()
  for (const block of blocks(list)) {
    const from = /\(expanded from:?\s*<?([^\s<>()]{3,320})>?\)/i.exec(block)?.[1]
    const original = from === undefined ? null : firstAddress(from)
    const own = entriesIn(block)[0]?.address ?? null
    const recipient = own ?? original
    if (recipient === null || reports.has(recipient.toLowerCase())) continue
    const reason = reasonOf(block)
    reports.set(
      recipient.toLowerCase(),
      report({
        kind: 'bounce',
        action: 'failed',
        recipient,
        originalRecipient:
          original !== null && original.toLowerCase() !== recipient.toLowerCase() ? original : null,
        diagnostic: reason === null || /^\d{1,3}$/.test(reason) ? null : reason,
        prose: reason === null ? [] : [reason],
      }),
    )
  }
  return [...reports.values()]
}

/** One a recipient: lines that are not indented begin one. */
function* blocks(list: string): Generator<string> {
  let block = ''
  for (const line of list.split('\n')) {
    if (/^\S/.test(line) && block !== '') {
      yield block
      block = ''
    }
    if (line.trim() !== '') block += `${line}\n`
  }
  if (block !== '') yield block
}

/** The words of `(reason: …)`, which may run over several lines and hold parentheses. */
function reasonOf(block: string): string | null {
  const at = block.indexOf('(reason:')
  if (at < 0) return null
  let depth = 0
  for (let i = at; i < block.length; i++) {
    if (block[i] === '(') depth++
    else if (block[i] === ')' && --depth === 0) return words(block.slice(at + 8, i))
  }
  const end = block.indexOf('(expanded from', at)
  return words(block.slice(at + 8, end < 0 ? undefined : end)).replace(/\)$/, '')
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The list's words are absent, have no code, or are only the first line of the reply. */
function tellsMore(said: string | null, listed: string | null): boolean {
  if (said === null) return false
  if (listed === null || replyCodes(listed).reply === null) return true
  return said.length > listed.length && said.startsWith(listed)
}
