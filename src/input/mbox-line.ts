const CR = 0x0d
const LF = 0x0a

/** Longest mbox line looked at; a longer one is text. */
const MAX_LINE = 1000
/** How much of the line after it is looked at. */
const MAX_NEXT = 200

/** A weekday and a month, as ctime or RFC 5322 writes them, and a time: no other proof is needed. */
const DATED =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b.* \d?\d:\d\d/
/** An address, Thunderbird's dash or a year: counts if a header field follows. */
const LIKELY = /^From (?:- |.*@|.*\b(?:19|20)\d\d\b)/
const HEADER = /^(?:>?From |[!-9;-~]+[ \t]*:)/

/** Where the text after a separator line begins, or why there is none (yet). */
export type Separation = { readonly textAt: number; readonly blankAt: number } | 'none' | 'undecided'

/**
 * Judges a `From ` at `at`. `first`: the buffer begins where the file begins; `final`: it ends where the file
 * ends. `blankAt` is where the blank line before the separator starts: it belongs to no message.
 */
export function separatorAt(buffer: Buffer, at: number, first: boolean, final: boolean): Separation {
  const blankAt = blankLineBefore(buffer, at, first)
  if (blankAt < 0) return 'none'
  const lineEnd = endOfLine(buffer, at, MAX_LINE)
  if (lineEnd < 0) return !final && buffer.length - at < MAX_LINE ? 'undecided' : 'none'
  const textAt = nextLine(buffer, lineEnd)
  if (textAt >= buffer.length && !final) return 'undecided'
  const line = buffer.toString('latin1', at, lineEnd)
  if (DATED.test(line)) return { textAt, blankAt }
  if (!LIKELY.test(line)) return 'none'
  const nextEnd = endOfLine(buffer, textAt, MAX_NEXT)
  if (nextEnd < 0 && !final && buffer.length - textAt < MAX_NEXT) return 'undecided'
  const next = buffer.toString('latin1', textAt, nextEnd < 0 ? textAt + MAX_NEXT : nextEnd)
  return HEADER.test(next) ? { textAt, blankAt } : 'none'
}

/** Where the blank line before `at` starts, `at` itself at the file's beginning, -1 where there is none. */
function blankLineBefore(buffer: Buffer, at: number, first: boolean): number {
  if (at === 0) return first ? 0 : -1
  const blankAt = beforeLineEnd(buffer, at)
  if (blankAt === at) return -1
  if (blankAt === 0) return first ? 0 : -1
  return isLineEnd(buffer[blankAt - 1]) ? blankAt : -1
}

/** Steps back over one line end. */
export function beforeLineEnd(buffer: Buffer, at: number): number {
  if (buffer[at - 1] === LF) return buffer[at - 2] === CR ? at - 2 : at - 1
  return buffer[at - 1] === CR ? at - 1 : at
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}

function endOfLine(buffer: Buffer, from: number, max: number): number {
  const last = Math.min(buffer.length, from + max)
  for (let i = from; i < last; i++) if (isLineEnd(buffer[i])) return i
  return -1
}

function nextLine(buffer: Buffer, lineEnd: number): number {
  return buffer[lineEnd] === CR && buffer[lineEnd + 1] === LF ? lineEnd + 2 : lineEnd + 1
}
