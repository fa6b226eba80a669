/**
 * People and newsletters name replies of mail servers as they speak of them: in quotation marks, several in a
 * sentence, as the items of a list. A notice gives the one reply that it is about as it came.
 */

/** `after the upgrade we see "550 5.7.1 Message rejected"`, « OFR_506 » aside: words stand before the mark. */
const IN_QUOTES =
  /(?:[“„«「『《]|[\p{L}\p{N}][ \t]?"|^"(?=.{0,200}"[ \t]?\p{L}))[^"“”„«»「」『』《》\n]{0,80}\b(?:4[25]|5[0-7])\d\b[^"\n]{0,200}?["“”»」』》]/mu
/** JSON, which quotes whatever it holds. */
const DATA = /^\s*[[{]\s*["{[]/
/** Above a reply that is quoted; of an address with a query no mark ends a word. */
const QUESTION = /[\p{L}\d)"”»][ \t]?[?？¿؟](?:[\s)"”»]|$)/u
/** A reply code among words. */
const CODE = /(?<![\w.@:-])(?:4[25]|5[0-7])\d(?![\w@]|\.\w|-\d)/g
const ITEM = /^[ \t]*(?:\d{1,2}[.)]|[-*•–])[ \t]+/

/**
 * Whether a text speaks of replies rather than reporting one.
 *
 * @example speaksOfReplies('Two codes to know: 550 User unknown, 552 Mailbox full.') // true
 */
export function speaksOfReplies(text: string): boolean {
  if (DATA.test(text)) return false
  if (IN_QUOTES.test(text)) return true
  let isAsked = false
  const listed = new Set<string>()
  for (const line of text.split('\n')) {
    const isQuoted = line.startsWith('>')
    if (!isQuoted && QUESTION.test(line)) isAsked = true
    const codes = new Set(line.length < MAX_LINE ? line.match(CODE) : null)
    if (codes.size === 0) continue
    if (isQuoted && isAsked) return true
    if (codes.size > 1 && !line.includes('@')) return true
    if (ITEM.test(line)) for (const code of codes) listed.add(code)
  }
  return listed.size > 1
}

const MAX_LINE = 1000
