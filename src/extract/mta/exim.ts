import { allAddresses, firstAddress } from '../../decode/address.ts'
import { partAfter } from '../between.ts'
import { type Entry, entriesIn, reportOfEntry } from '../entries.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Exim's text; newer versions add the fields of RFC 3464:
 *
 *   This message was created automatically by mail delivery software.
 *
 *   A message that you sent could not be delivered to one or more of its
 *   recipients. This is a permanent error. The following address(es) failed:
 *
 *     jo@example.com
 *       (generated from team@example.com)
 *       host mx.example.com [192.0.2.1]
 *       SMTP error from remote mail server after RCPT TO:<jo@example.com>:
 *       550 5.1.1 <jo@example.com>... User unknown
 *
 *   ------ This is a copy of the message, including all the headers. ------
 *
 * In place of an address there may be a pipe or file, or "an undisclosed address"; then the address that it was
 * generated from is the one that failed. Messages that it did not take in come back with the subject
 * "Mail failure - …" and a sentence in place of the list.
 */
export const exim: SystemReader = {
  id: 'exim',
  title: 'Exim',
  marks: [
    'this message was created automatically by mail delivery software',
    'with local (exim ',
    '-eximdsn-',
    'a message that you sent could not be delivered to one or more of its recipients',
  ],
  read: (notice) => readFailedList(notice) ?? readMailFailure(notice),
}

const INTRO = [
  'address(es) failed',
  'addresses failed',
  'address failed',
  'the following address',
  'недоставлен',
  'одному или нескольким получателям',
]
const STOPS = [
  '------ this is a copy',
  '--- the header of the original',
  'the following text was generated',
  '------ the body',
  '------ no more than',
]

/** The list below "The following address(es) failed:". */
export function readFailedList(notice: Notice): Report[] | null {
  const list = partAfter(notice.text, INTRO, STOPS)
  if (list === null) return null
  // 1&1 and others that write in Exim's style put a blank line and "Reason:" between.
  const text = undisclosed(list.replace(/\n[ \t]*\n(?:Reason:[ \t]*\n|(?=SMTP error))/g, '\n'))
  const entries = distinct(entriesIn(text))
  if (entries.length === 0) return null
  const outputs = outputsIn(notice.text)
  return entries.slice(0, notice.limits.recipients).map((entry) => {
    const own = outputs.filter(
      ({ heading }) => entries.length === 1 || heading.includes(entry.address.toLowerCase()),
    )
    const one = reportOfEntry(entry)
    return own.length === 0 ? one : { ...one, prose: [...one.prose, ...own.map(({ text }) => text)] }
  })
}

const MAX_OUTPUTS = 100
const MAX_OUTPUT = 2000

/** What programs wrote that were to take the message: "The following text was generated during the delivery attempt:". */
function outputsIn(notice: string): { heading: string; text: string }[] {
  const text = partAfter(notice, ['the following text was generated'], STOPS.slice(0, 2))
  if (text === null) return []
  const pieces = text.split(/^------ ([\s\S]{1,500}?) ------$/m, 2 * MAX_OUTPUTS + 1)
  const outputs: { heading: string; text: string }[] = []
  for (let at = 1; at + 1 < pieces.length; at += 2) {
    outputs.push({ heading: pieces[at]!.toLowerCase(), text: pieces[at + 1]!.trim().slice(0, MAX_OUTPUT) })
  }
  return outputs
}

/** Puts the address that a pipe, a file or "an undisclosed address" was generated from in its place. */
function undisclosed(list: string): string {
  const lines = list.split('\n')
  return lines
    .map((line, index) => {
      const from = /^\s+\(?(?:ultimately )?generated (?:from|by) (\S{3,320})$/.exec(line)?.[1]
      if (from === undefined || lines[index - 1]?.includes('@') !== false) {
        const before = lines[index - 1]?.trim() ?? ''
        if (from === undefined || !/^(?:pipe to|save to|\||\/)/.test(before)) return line
      }
      return `  ${from.replace(/\)$/, '')}:`
    })
    .join('\n')
}

function distinct(entries: readonly Entry[]): Entry[] {
  const seen = new Map<string, Entry>()
  for (const entry of entries) {
    const key = entry.address.toLowerCase()
    const before = seen.get(key)
    if (before === undefined || before.lines.length === 0) seen.set(key, entry)
  }
  return [...seen.values()]
}

/** `jo@example,com: malformed address: …`, and `jo  unqualified recipient address not allowed`. */
const MALFORMED = /: | {2}/

/** "Mail failure - message too big" and the like; a malformed address has a list of its own. */
function readMailFailure(notice: Notice): Report[] | null {
  if (!notice.header('subject').startsWith('mail failure')) return null
  const malformed = partAfter(
    notice.text,
    ['constructed:'],
    ['has been ignored', 'have been ignored', '------'],
  )
  const prose = [`${notice.headers.get('subject') ?? ''}\n${notice.text.slice(0, 2000)}`]
  if (malformed === null) {
    const to = (notice.returned?.headers.all('to') ?? []).flatMap(allAddresses)
    return [report({ kind: 'bounce', action: 'failed', recipient: to.length === 1 ? to[0]! : null, prose })]
  }
  return malformed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => MALFORMED.test(line) && line.length < 2000)
    .slice(0, notice.limits.recipients)
    .map((line) => {
      const at = line.search(MALFORMED)
      const name = line.slice(0, at)
      return report({
        kind: 'bounce',
        action: 'failed',
        recipient: firstAddress(name) ?? (/^[\w.+-]{1,64}$/.test(name) ? name : null),
        diagnostic: line.slice(at).replace(/^[:\s]+/, ''),
        prose,
      })
    })
}
