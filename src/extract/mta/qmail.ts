import { replyCodes } from '../../decode/smtp-reply.ts'
import { partAfter } from '../between.ts'
import { type Entry, entriesIn } from '../entries.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * qmail, notqmail, netqmail, indimail and their many relatives:
 *
 *   Hi. This is the qmail-send program at mail.example.com.
 *   I'm afraid I wasn't able to deliver your message to the following addresses.
 *   This is a permanent error; I've given up. Sorry it didn't work out.
 *
 *   <jo@example.net>:
 *   192.0.2.1 does not like recipient.
 *   Remote host said: 550 5.1.1 no such user
 *   Giving up on 192.0.2.1.
 *
 *   --- Below this line is a copy of the message.
 */
export const qmail: SystemReader = {
  id: 'qmail',
  title: 'qmail',
  marks: [
    'this is the qmail-send program',
    'hi. this is the *-send program',
    "i'm afraid i wasn't able to deliver your message",
    "this is a permanent error; i've given up",
    '(qmail * invoked for bounce)',
    'qmail * invoked for bounce',
    'below this line is a copy of the message',
    'enclosed is a copy of the message',
    'hi. the mta program at',
  ],
  read: (notice) => readQmailList(notice),
}

const STOPS = [
  '--- below this line',
  '--- enclosed is a copy',
  '--- original message follows',
  '---below this line',
]

/** The list of addresses of qmail's form; Yahoo and others write it as well. */
export function readQmailList(notice: Notice, after: readonly string[] = []): Report[] | null {
  const text = after.length === 0 ? notice.text : (partAfter(notice.text, after) ?? notice.text)
  const lower = text.toLowerCase()
  let end = text.length
  for (const stop of STOPS) {
    const at = lower.indexOf(stop)
    if (at >= 0 && at < end) end = at
  }
  const reports = paragraphs(text.slice(0, end)).map((entry) => qmailReport(entry))
  return reports.length === 0 ? null : reports.slice(0, notice.limits.recipients)
}

/** Only `<address>:` begins an entry; what follows up to the next one or a blank line belongs to it. */
function paragraphs(text: string): Entry[] {
  return entriesIn(text).filter((entry) => entry.lines.length > 0 || text.includes(`<${entry.address}>:`))
}

function qmailReport(entry: Entry): Report {
  const words = entry.lines.join('\n')
  const said = /remote host said(?:\[[^\]\n]{0,40}\])?:\s*/i.exec(words)
  const own = said === null ? words : words.slice(0, said.index)
  const remote = said === null ? null : untilGivingUp(words.slice(said.index + said[0].length))
  const status = /\(#([245]\.\d{1,3}\.\d{1,3})/.exec(words)?.[1] ?? null
  const diagnostic = (remote ?? untilGivingUp(words)).replace(/\s+/g, ' ').trim()
  const code = replyCodes(diagnostic)
  return report({
    kind: 'bounce',
    action: 'failed',
    recipient: entry.address,
    diagnostic: diagnostic === '' ? null : withoutCommand(diagnostic),
    status: remote === null ? status : null,
    reply: code.reply,
    prose: [words],
    command: commandTold(own, diagnostic),
    remoteMta:
      /(?:connected to |giving up on |^|\s)((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{6,39}:[0-9a-f]{0,4}) (?:but|does|failed)/i.exec(
        own,
      )?.[1] ??
      /giving up on ([0-9a-z.:-]{4,80})\.?$/im.exec(words)?.[1]?.replace(/\.$/, '') ??
      null,
  })
}

/** What stands before the lines that qmail adds itself. */
function untilGivingUp(words: string): string {
  const end = words.search(/\b(?:giving up on |i'm not going to try again|step: )/i)
  return end > 0 ? words.slice(0, end).replace(/[\s/]+$/, '') : words
}

function withoutCommand(words: string): string {
  return words.replace(/\s*\[(?:rcpt_to|mail_from|data|connect|ehlo|helo)\]$/i, '')
}

/** qmail-remote.c names the stage in its own words; Yahoo in brackets. */
function commandTold(own: string, diagnostic: string): string | null {
  const tag = /\[(rcpt|mail|data|connect|ehlo|helo)(?:_to|_from)?\]$/i.exec(diagnostic)?.[1]?.toUpperCase()
  if (tag !== undefined) return tag === 'CONNECT' ? 'CONN' : tag
  const lower = own.toLowerCase()
  if (lower.includes('does not like recipient')) return 'RCPT'
  if (lower.includes('sender was rejected')) return 'MAIL'
  if (lower.includes('failed on data command') || lower.includes('failed after i sent the message'))
    return 'DATA'
  if (lower.includes('greeting failed')) return 'CONN'
  if (lower.includes('my name was rejected')) return 'HELO'
  return null
}
