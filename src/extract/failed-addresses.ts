import { allAddresses } from '../decode/address.ts'
import { lazyPhrases } from '../match/phrases.ts'
import { inEveryLanguage } from './signs/languages/index.ts'

/** An address that a text blames, and how plainly. */
export interface Blamed {
  readonly address: string
  /** Offset just behind the address in the text. */
  readonly at: number
  readonly weight: number
}

const WITH_REASON = 5
const ALONE = 4
const LABELLED = 3
const IN_SENTENCE = 2
/** How much of a line before an address tells whether it is somebody else's. */
const BEFORE_CHARS = 80

const MAX_LINE = 2000
const MAX_BLAMED = 1000

const labels = lazyPhrases(() => inEveryLanguage('blamed'))
const notBlamed = lazyPhrases(() => inEveryLanguage('notBlamed'))

/**
 * The addresses that a notice's text blames, the plainest kind only: those that stand alone on a line or begin it,
 * else those behind a label ("Recipient: …"), else those in a sentence that speaks of failure. Addresses as postmaster@
 * are there to be asked: they count where a reply or a label says that they failed, and nobody else did.
 * @param ignored addresses in lower case that are never to blame: the notice's own reader and writer
 */
export function failedAddresses(text: string, ignored: ReadonlySet<string>): readonly Blamed[] {
  const found = new Map<string, Blamed>()
  // Within the folded lines behind `<jo@example.com>:`, where a reply may name other addresses.
  let inReason = false
  for (let at = 0; at < text.length && found.size < MAX_BLAMED; ) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (end - at < MAX_LINE) {
      const line = text.slice(at, end)
      if (line.includes('@')) {
        const continues: boolean = inReason && /^\s/.test(line)
        inReason = blameLine(line, at, continues, ignored, found) || continues
      } else if (line.trim() === '') inReason = false
    }
    at = end + 1
  }
  const others = [...found].filter(([key, { weight }]) => weight >= WITH_REASON || !isRole(key))
  const named =
    others.length > 0
      ? others
      : [...found].filter(([key, { weight }]) => weight === LABELLED && !NOBODY.test(key))
  const best = Math.max(0, ...named.map(([, blamed]) => blamed.weight))
  return named
    .map(([, blamed]) => blamed)
    .filter((blamed) => blamed.weight >= Math.min(best, ALONE))
    .sort((a, b) => a.at - b.at)
}

/** Whether the line begins with a recipient and its reason. */
function blameLine(
  written: string,
  offset: number,
  continues: boolean,
  ignored: ReadonlySet<string>,
  found: Map<string, Blamed>,
): boolean {
  const line = apart(withoutKeys(written))
  const addresses = allAddresses(line)
  // A comment as "(generated from jo@example.com)" is one to allAddresses.
  if (addresses.length === 0) addresses.push(...allAddresses(line.replace(/[()]/g, ' ')))
  if (addresses.length === 0 || addresses.length > 20) return false
  let begins = false
  const lower = line.toLowerCase()
  const labelled = labels().scan(line) > 0
  for (const address of addresses) {
    const key = address.toLowerCase()
    if (ignored.has(key)) continue
    const at = lower.indexOf(key)
    if (at < 0) continue
    const weight = continues ? IN_SENTENCE : weightAt(line, at, at + key.length, labelled)
    begins ||= weight === WITH_REASON
    const before = found.get(key)
    if (weight > 0 && (before === undefined || before.weight < weight)) {
      found.set(key, { address, at: offset + at + address.length, weight })
    }
  }
  return begins
}

/**
 * Keys as `rcpt=`, which begin another address, as a comma, and the punctuation of Chinese and Japanese, which is
 * part of no address, as blanks: every character stays at its offset. `bounce-jo=example.org@example.com` is one address and stays.
 */
function withoutKeys(line: string): string {
  if (!NO_PART_OF_ADDRESS.test(line)) return line
  return line.replace(KEYS, (key) => `,${' '.repeat(key.length - 1)}`).replace(WIDE_PUNCTUATION, ' ')
}

/**
 * Each address of a sentence stands for itself, as if commas parted them: `from jo@example.com to mo@example.net`. Every
 * character stays at its offset.
 */
function apart(line: string): string {
  // JSON has quotation marks and commas of its own.
  if (line.indexOf('@') === line.lastIndexOf('@') || line.includes('":')) return line
  return line.replace(AROUND_ADDRESS, ' ').replace(BEFORE_ADDRESS, ',')
}

/** Quotation marks right before or behind an address. */
const AROUND_ADDRESS =
  /["'“”„«»‘’](?=[^\s"'“”„«»‘’@]{1,80}@[^\s@]{1,250})|(?<=@[a-z\d.-]{1,250})["'“”„«»‘’](?!@)/gi
const BEFORE_ADDRESS = /[ \t](?=[^\s@]{1,80}@[^\s@])/g

const KEYS =
  /(?<![\w.+=-])(?:to|rcpt|rcpt_?to|orcpt|recipient|(?:final|original)-recipient|address|addr|e?mail|user)=(?=<?[^\s@<>]+@)/gi
const WIDE_PUNCTUATION = /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5b-\uff65]/g
const NO_PART_OF_ADDRESS = /[=\u3000-\u303f\uff01-\uff65]/

function weightAt(line: string, at: number, end: number, labelled: boolean): number {
  if (beginsLine(line, at)) return isFollowedByReason(line, end) ? WITH_REASON : ALONE
  const before = wordsBefore(line, at)
  if (notBlamed().scan(before) > 0 || (line.indexOf('@') < at && FROM.test(before))) return 0
  return labelled || beginsReply(line, at) ? LABELLED : IN_SENTENCE
}

/** What stands before an address, from the one before it on: what is said of one says nothing of the next. */
function wordsBefore(line: string, at: number): string {
  const other = line.lastIndexOf('@', at - 1)
  const end = other < 0 ? 0 : Math.min(at, other + line.slice(other).search(/[\s,;>]|$/))
  return line.slice(Math.max(end, at - BEFORE_CHARS), at)
}

/** A word that says of the address behind it, in a sentence of several, that the message is its. */
const FROM = /(?:^|[\s,(])(?:from|by|von|vom|de|du|da|dal|van|från|fra|od|ze?|от|від)[\s,<]*$/i

/** `550 5.1.1 <jo@example.com>: User unknown`: the reply is about the address that it begins with. */
function beginsReply(line: string, at: number): boolean {
  return /^\s*[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?<$/.test(line.slice(0, at))
}

/** `<jo@example.com>: host …`, the form of Postfix, qmail and those that follow them. */
function isFollowedByReason(line: string, end: number): boolean {
  return line.startsWith('>:', end)
}

/** Nothing but brackets, bullets, quotation marks or a name in brackets stands before it. */
function beginsLine(line: string, at: number): boolean {
  const before = line.slice(0, at).replace(/[\s<>"'`*:;,.()[\]•·-]+|mailto|smtp|rfc822/gi, '')
  return before === '' || /^\s*\d{1,3}[.)]?\s+<?$/.test(line.slice(0, at))
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

/** Addresses that only send. */
const NOBODY = /^(?:no-?reply|donotreply|bounces?|mailer-?daemon)@/

function isRole(address: string): boolean {
  return ROLES.has(address.slice(0, address.indexOf('@')))
}
