import { fold, isWordUnit, NOTHING, SPACE } from '../../match/fold.ts'

/** So many characters of a text are looked at; what decides stands at its beginning. */
export const LOOKED_AT = 3000
const MAX_WORDS = 250

/** What stands for things whose letters say nothing of the cause; each begins with what no other word holds. */
const ADDRESS = '<address>'
const LINK = '<link>'
const HOST = '<host>'
export const LESS = 0x3c

const AT = 0x40
const DOT = 0x2e
const COLON = 0x3a
const SLASH = 0x2f
const W = 0x77
const NINE = 0x39

/** The words of a text, folded: the `n`th is the units from `from[n]` up to `to[n]`. */
export interface Words {
  readonly units: Uint16Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly count: number
}

const THINGS = ADDRESS + LINK + HOST
/** Where the text begins, behind what stands for things. */
const TEXT = THINGS.length
/** Used again for each text, as is all below: to make a string of each word takes longer. */
const units = new Uint16Array(TEXT + LOOKED_AT)
for (let at = 0; at < TEXT; at++) units[at] = THINGS.charCodeAt(at)
const from = new Int32Array(LOOKED_AT)
const to = new Int32Array(LOOKED_AT)
let count = 0

/**
 * The words of a text, folded. Numbers are left out; addresses, links and host names are one word each.
 * They are overwritten by the next call.
 * @example spelt(wordsOf('550 5.1.1 <a@example.com>: No User')) // ['<address>', 'no', 'user']
 */
export function wordsOf(text: string): Words {
  const end = foldInto(text)
  count = 0
  for (let at = TEXT; at < end && count < MAX_WORDS; ) {
    let last = at
    while (last < end && units[last] !== SPACE) last++
    if (holdsAt(at, last)) add(0, ADDRESS.length)
    else if (isLink(at, last)) add(ADDRESS.length, TEXT - HOST.length)
    else addRuns(at, last)
    at = last + 1
  }
  return { units, from, to, count }
}

/** Words as strings, for those who have time. */
export function spelt({ units, from, to, count }: Words): string[] {
  return Array.from({ length: count }, (_, n) => String.fromCharCode(...units.subarray(from[n], to[n])))
}

/** Writes what is looked at of a text, folded; returns where it ends. */
function foldInto(text: string): number {
  let at = TEXT
  const length = Math.min(text.length, LOOKED_AT)
  for (let i = 0; i < length; i++) {
    const unit = fold(text.charCodeAt(i))
    if (unit !== NOTHING) units[at++] = unit
  }
  return at
}

function add(first: number, last: number): void {
  from[count] = first
  to[count] = last
  count++
}

function holdsAt(at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (units[i] === AT) return true
  return false
}

/** `…://…` or `www.…`. */
function isLink(at: number, end: number): boolean {
  if (units[at] === W && units[at + 1] === W && units[at + 2] === W && units[at + 3] === DOT)
    return at + 4 <= end
  for (let i = at; i + 2 < end; i++) {
    if (units[i] === COLON && units[i + 1] === SLASH && units[i + 2] === SLASH) return true
  }
  return false
}

/** Adds the runs of letters in a piece without blanks; a dot between two of them makes it a host name. */
function addRuns(at: number, end: number): void {
  const before = count
  let begin = -1
  let isFirst = true
  let isLettered = false
  let isDotted = false
  for (let i = at; i <= end; i++) {
    const unit = i < end ? units[i]! : SPACE
    if (isWordUnit(unit)) {
      if (begin < 0) {
        begin = i
        isDotted ||= !isFirst && units[i - 1] === DOT
      }
      isLettered ||= unit > NINE
    } else if (begin >= 0) {
      if (isLettered) add(begin, i)
      begin = -1
      isFirst = isLettered = false
    }
  }
  if (!isDotted || count === before) return
  count = before
  add(TEXT - HOST.length, TEXT)
}
