/** A receiver's words within a sending system's own, and those around them. */
export interface ReceiversWords {
  readonly words: string
  readonly around: string
}

/** With which words sending systems quote what a receiver answered; a blank, a line's end or a quote follows. */
const BEFORE = [
  'said:',
  'refused to talk to me:',
  'remote server was:',
  'server response was:',
  'server returned was:',
  'server returned',
  '(reason:',
]
/** Of Exim: "… after RCPT TO:<jo@example.com>: host mx.example.com [192.0.2.1]: 550 …". */
const EXIM = 'smtp error from remote mail'

/** With which they end it, behind a blank or a line's end. */
const AFTER = ['(in reply to ', '(state ']
/** Of qmail, below whatever was answered: it tells nothing. */
const GIVING_UP = '\nGiving up on '

/** No answer begins so far behind a text's start. */
const LOOKED_AT = 1000

/**
 * Parts the words of a receiver from those of the system that quotes them, so that neither are taken for the other's:
 * `host mx.example.com said: 550 … (in reply to RCPT TO command)` of Postfix, `Remote host said: … Giving up on …` of
 * qmail, and the like. Null for a text that begins with the reply and ends with it.
 *
 * @example receiversWords('host mx.example.com[192.0.2.1] said: 550 no (in reply to RCPT TO command)')?.words // '550 no'
 */
export function receiversWords(text: string): ReceiversWords | null {
  const from = BEGINS_WITH_REPLY.test(text) ? 0 : beginOf(text)
  const over = from === 0 ? -1 : text.indexOf(GIVING_UP, from)
  const last = over < 0 ? text.length : over
  const to = Math.max(from, endOf(text, Math.max(0, from - 1), last))
  if (from === 0 && to === text.length) return null
  const words = text.slice(from, to)
  return SAYS_SOMETHING.test(words)
    ? { words, around: `${text.slice(0, from)}\n${text.slice(to, last)}` }
    : null
}

/** What begins with a reply code quotes nobody; a second reply in it is part of the first. */
const BEGINS_WITH_REPLY = /^\s{0,8}(?:smtp;\s{0,8})?[245]\d\d[ -]/i
const SAYS_SOMETHING = /\p{L}/u

/** What one of these words needs: nearly all texts have none of it, and are not looked at again. */
const MAY_QUOTE = /said:|to me:|server (?:was|returned)|response was:|\(reason:|from remote mail/i

/** Where the quoted words begin, 0 for nowhere. */
function beginOf(text: string): number {
  if (!MAY_QUOTE.test(text)) return 0
  const head = text.slice(0, LOOKED_AT).toLowerCase()
  let first = 0
  for (const words of BEFORE) {
    const at = head.indexOf(words)
    const next = at + words.length
    if (at < 0 || !/[\s'"]/.test(head[next] ?? '')) continue
    if (first === 0 || next < first) first = next
  }
  if (first === 0) first = beginAfterExim(head)
  while (first > 0 && /[\s'"]/.test(head[first] ?? '')) first++
  // Some letters get longer in lower case: the offset would be another's.
  return head.length === Math.min(text.length, LOOKED_AT) ? first : 0
}

function beginAfterExim(head: string): number {
  const at = head.indexOf(EXIM)
  if (at < 0) return 0
  const colon = /:\s/g
  colon.lastIndex = at
  if (colon.exec(head) === null) return 0
  const next = colon.lastIndex
  const host = head.slice(next).trimStart().startsWith('host ') ? head.indexOf(']: ', next) : -1
  return host < 0 ? next : host + 3
}

function endOf(text: string, from: number, last: number): number {
  let end = last
  if (!text.includes('(')) return end
  for (const words of AFTER) {
    let at = text.indexOf(words, from)
    if (at <= 0 || !/\s/.test(text[at - 1]!)) continue
    while (at > from && /\s/.test(text[at - 1]!)) at--
    if (at < end) end = at
  }
  return end
}
