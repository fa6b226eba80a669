import { allAddresses } from '../decode/address.ts'
import { Phrases } from '../match/phrases.ts'

/** An address that a text blames, and how plainly. */
export interface Blamed {
  readonly address: string
  /** Offset just behind the address in the text. */
  readonly at: number
  readonly weight: number
}

const ALONE = 4
const LABELLED = 3
const IN_SENTENCE = 2

const MAX_LINE = 2000
const MAX_BLAMED = 1000

/** Labels before an address that say that it is the one that failed. */
const LABELS = new Phrases([
  'rcpt to',
  'recipient',
  'final-recipient',
  'failed address',
  'undeliverable address',
  'invalid address',
  'unknown address',
  'bad address',
  'intended recipient',
  'delivery to',
  'deliver to',
  'deliver * message to',
  'delivered to',
  'unknown user',
  'no such user',
  'user unknown',
  'could not be delivered',
  'was not delivered',
  'not delivered',
  'undelivered',
  'failed to deliver',
  'failed',
  'rejected',
  'empfanger',
  'destinataire',
  'destinatario',
  'ontvanger',
  'odbiorc',
  'prijemc',
  'получател',
  'adresat',
  'alici',
  'mottagare',
  'modtager',
  'vastaanottaj',
  'cimzett',
  '宛先',
  '受信者',
  '收件人',
  '받는 사람',
  '수신자',
  'παραληπτ',
])

/** Lines with these name addresses that did not fail. */
const NOT_BLAMED = new Phrases([
  'message-id',
  'message id',
  'return-path',
  '|from:',
  '|sender:',
  'mail from',
  'reply-to',
  'contact',
  'postmaster@',
  'abuse@',
  'support',
  'help',
  'report',
  'forward this',
  'originator',
  'envelope-from',
  'sender',
  'administrator',
  'subject:',
  'references:',
  'in-reply-to',
  'write to',
  'questions',
])

/**
 * The addresses that a notice's text blames, the plainest kind only: those that stand alone on a line or begin it,
 * else those behind a label ("Recipient: …"), else those in a sentence that speaks of failure.
 * @param ignored addresses in lower case that are never to blame: the notice's own reader and writer
 */
export function failedAddresses(text: string, ignored: ReadonlySet<string>): readonly Blamed[] {
  const found = new Map<string, Blamed>()
  for (let at = 0; at < text.length && found.size < MAX_BLAMED; ) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (end - at < MAX_LINE) {
      const line = text.slice(at, end)
      if (line.includes('@')) blameLine(line, at, ignored, found)
    }
    at = end + 1
  }
  const best = Math.max(0, ...[...found.values()].map((blamed) => blamed.weight))
  return [...found.values()].filter((blamed) => blamed.weight === best).sort((a, b) => a.at - b.at)
}

function blameLine(
  line: string,
  offset: number,
  ignored: ReadonlySet<string>,
  found: Map<string, Blamed>,
): void {
  const addresses = allAddresses(line)
  if (addresses.length === 0 || addresses.length > 20) return
  let plain: number | undefined
  for (const address of addresses) {
    const key = address.toLowerCase()
    if (ignored.has(key) || isRole(key)) continue
    const at = line.toLowerCase().indexOf(key)
    if (at < 0) continue
    plain ??= lineWeight(line)
    const weight = beginsLine(line, at) ? ALONE : plain
    const before = found.get(key)
    if (weight > 0 && (before === undefined || before.weight < weight)) {
      found.set(key, { address, at: offset + at + address.length, weight })
    }
  }
}

/** Nothing but brackets, bullets, quotation marks or a name in brackets stands before it. */
function beginsLine(line: string, at: number): boolean {
  const before = line.slice(0, at).replace(/[\s<>"'`*:;,.()[\]•·-]+|mailto|smtp|rfc822/gi, '')
  return before === '' || /^\d{1,3}$/.test(before)
}

function lineWeight(line: string): number {
  if (NOT_BLAMED.scan(line) > 0) return 0
  if (LABELS.scan(line) > 0) return LABELLED
  return IN_SENTENCE
}

const ROLES = new Set([
  'postmaster',
  'mailer-daemon',
  'abuse',
  'support',
  'hostmaster',
  'noreply',
  'no-reply',
  'helpdesk',
  'mailerdaemon',
  'donotreply',
  'bounce',
  'bounces',
  'root',
])

function isRole(address: string): boolean {
  return ROLES.has(address.slice(0, address.indexOf('@')))
}
