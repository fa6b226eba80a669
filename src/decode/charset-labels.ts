/** Which charset a label means: https://encoding.spec.whatwg.org/#names-and-labels and what mail makes of it. */

/** Labels that mail uses and the WHATWG table (which `TextDecoder` follows) lacks or reads otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  cp1255: 'windows-1255',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp1258: 'windows-1258',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  cp949: 'euc-kr',
  'windows-949': 'euc-kr',
  cp950: 'big5',
  'windows-950': 'big5',
  cp874: 'windows-874',
  cp51932: 'euc-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  euckr: 'euc-kr',
  'x-gbk': 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'gb2312-80': 'gb18030',
  'gb_2312-80': 'gb18030',
  'euc-cn': 'gb18030',
  tis620: 'windows-874',
  'tis-620': 'windows-874',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'uft-8': 'utf-8',
  utf: 'utf-8',
  'utf-8mb4': 'utf-8',
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  utf7: 'utf-7',
  hz: 'hz-gb-2312',
  latin9: 'iso-8859-15',
  'latin-1': 'windows-1252',
  'latin-2': 'iso-8859-2',
}

/** Labels that say nothing of 8-bit bytes: those are then guessed. */
export const NEUTRAL = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'iso646-us',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  'default',
  'default_charset',
  'none',
  'binary',
  '8bit',
  '7bit',
])

/** Not in `TextDecoder`, decoded here. */
const OWN = new Set(['utf-7', 'hz-gb-2312'])

/** Labels remembered; bounded, since mail chooses them. */
const MOST = 500
const names = new Map<string, string>()
const decoders = new Map<string, TextDecoder | null>()

// A piece of a string keeps the whole string in memory (V8), and a label is a piece of a mail.
function copy(label: string): string {
  return Array.from(label).join('')
}

/** Is the label one that can be decoded (or says nothing, which is no fault)? */
export function isKnownCharset(label: string | undefined): boolean {
  const name = charsetName(label)
  return NEUTRAL.has(name) || OWN.has(name) || decoderOf(name) !== null
}

/** Does the charset leave ASCII text as it is? */
export function isAsciiSuperset(name: string): boolean {
  return !OWN.has(name) && !name.startsWith('utf-16') && decoderOf(name) !== null
}

/** The name `TextDecoder` (or this package) knows a label by; '' for none, the label itself if unknown. */
export function charsetName(label: string | undefined): string {
  if (label === undefined) return ''
  let name = names.get(label)
  if (name === undefined) {
    name = readLabel(label)
    if (names.size < MOST) names.set(copy(label), name)
  }
  return name
}

function readLabel(label: string): string {
  let name = label
    .slice(0, 64)
    .toLowerCase()
    .replace(/["' \t\n]/g, '')
  // QUIRK: "charset=3Dutf-8" is a header that was quoted-printable encoded along with its body.
  if (name.startsWith('3d')) name = name.slice(2)
  if (name.startsWith('x-') && decoderOf(name) === null && decoderOf(name.slice(2)) !== null)
    name = name.slice(2)
  if (Object.hasOwn(ALIASES, name)) return ALIASES[name]!
  // Other spellings of one name: iso8859_15, ISO_8859-1:1987, windows1251, latin1.
  if (NEUTRAL.has(name)) return name
  const decoder =
    decoderOf(name) ?? decoderOf(name.replaceAll('_', '-')) ?? decoderOf(name.replace('windows', 'windows-'))
  return decoder?.encoding ?? name
}

/** The decoder of a charset; null where there is none. */
export function decoderOf(name: string): TextDecoder | null {
  let decoder = decoders.get(name)
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(name)
    } catch {
      decoder = null
    }
    if (decoders.size < MOST) decoders.set(copy(name), decoder)
  }
  return decoder
}
