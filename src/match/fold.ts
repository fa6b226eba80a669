/**
 * Folding: what a phrase and a text are compared as. Case, accents, the many sorts of blanks, quotes and dashes
 * make no difference; every run of blanks is one space; invisible characters are left out.
 */

export const SPACE = 0x20
/** A character that is left out altogether: combining marks, zero-width characters, soft hyphens. */
export const NOTHING = 0xffff

/** In phrases, and in the texts they are looked for in, as good as a blank: `user_unknown`, `does-not-exist`. */
export const JOINERS = '-_'
const JOINED = new RegExp(`[ ${JOINERS.replace('-', '\\-')}]+`, 'g')

const TABLE_SIZE = 0x2100
const FULLWIDTH_FIRST = 0xff01
const FULLWIDTH_LAST = 0xff5e
const FULLWIDTH_OFFSET = 0xfee0
const IDEOGRAPHIC_SPACE = 0x3000
const BYTE_ORDER_MARK = 0xfeff

/** Letters that Unicode does not decompose, and punctuation with an ASCII twin. */
const TWINS: Readonly<Record<string, string>> = {
  ß: 's',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  þ: 't',
  æ: 'a',
  Æ: 'a',
  œ: 'o',
  Œ: 'o',
  ı: 'i',
  ħ: 'h',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '´': "'",
  '′': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  ς: 'σ',
  ё: 'е',
  Ё: 'е',
}

/** By unit: what it folds to, or 0 before that was asked: to work out all of them takes a good part of a start. */
const TABLE = new Uint16Array(TABLE_SIZE)
for (const [from, to] of Object.entries(TWINS)) TABLE[from.charCodeAt(0)] = to.charCodeAt(0)

function learn(code: number): number {
  TABLE[code] = foldSlowly(code)
  return TABLE[code]!
}

function foldSlowly(code: number): number {
  if (code <= SPACE || code === 0x7f || code === 0xa0 || code === 0x1680) return SPACE
  if (code < 0x41) return code
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code
  if (code === 0xad) return NOTHING
  if (code >= 0x300 && code <= 0x36f) return NOTHING
  if (code >= 0x2000 && code <= 0x200a) return SPACE
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)) return NOTHING
  if (code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f) return SPACE
  if (code >= 0x2060 && code <= 0x2064) return NOTHING
  return String.fromCharCode(code).normalize('NFD').toLowerCase().charCodeAt(0)
}

/** Folds one UTF-16 unit; {@link NOTHING} where it is to be left out. */
export function fold(code: number): number {
  if (code < TABLE_SIZE) return TABLE[code] || learn(code)
  if (code >= FULLWIDTH_FIRST && code <= FULLWIDTH_LAST) return fold(code - FULLWIDTH_OFFSET)
  if (code === IDEOGRAPHIC_SPACE) return SPACE
  return code === BYTE_ORDER_MARK ? NOTHING : code
}

/** Whether a folded unit is part of a word: a letter or digit of any script. */
export function isWordUnit(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  if (code < 0x2000) return code !== 0xd7 && code !== 0xf7
  return (
    code >= 0x2c00 &&
    !(code >= 0x2e00 && code <= 0x2e7f) &&
    !(code >= 0x3001 && code <= 0x3004) &&
    !(code >= 0x3008 && code <= 0x3020) &&
    !(code >= 0xff00 && code <= 0xff0f)
  )
}

/** Only such characters as differ from what they fold to by nothing but their case. */
const PLAIN = /^[\x20-\x5f\x61-\x7e]*$/

/**
 * Folds a whole string.
 * @example foldText('Boîte  PLEINE') // 'boite pleine'
 */
export function foldText(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ')) return text.toLowerCase()
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = fold(text.charCodeAt(i))
    if (unit === NOTHING || (unit === SPACE && out.endsWith(' '))) continue
    out += String.fromCharCode(unit)
  }
  return out
}

/**
 * Folds a phrase, with its words apart.
 * @example foldPhrase('Does-not_exist') // 'does not exist'
 */
export function foldPhrase(phrase: string): string {
  return foldText(phrase).replace(JOINED, ' ')
}
