import { decodeEntities } from './html.ts'

/**
 * A reply as its server wrote it, where something on the way to us wrote it in another form: URL-encoded or with
 * underscores for its blanks, with HTML entities, with `\n` for its line ends, or with the soft line ends of
 * quoted-printable. Other texts come back as they are.
 *
 * @example legible('550%20User+unknown') // '550 User unknown'
 * @example legible('host&nbsp;&lt;mx&gt; said') // 'host <mx> said'
 */
export function legible(text: string): string {
  let out = text
  if (out.includes('=\n') || out.includes('=\r\n')) out = out.replace(/=\r?\n/g, '')
  if (out.includes('\\')) out = out.replace(/(?:\\r)?\\n(?=[245]\d\d[ -])/g, '\n')
  if (!out.includes(' ')) out = withBlanks(out)
  return out.includes('&') && ENTITY.test(out) ? decodeEntities(out).replaceAll('\u00a0', ' ') : out
}

/** Such entities as are written for what stands in replies; a `&copy` in a link is none of them. */
const ENTITY = /&(?:nbsp|lt|gt|amp|quot|apos|#\d{1,5}|#x[0-9a-f]{1,4});/i

/** A text of one piece that has something else where others have blanks; an address alone is none. */
function withBlanks(text: string): string {
  if (text.includes('%20')) return decodePercent(text)
  if (text.includes('@')) return text
  if (/[a-z0-9]\+[a-z0-9]/i.test(text)) return decodePercent(text.replaceAll('+', ' '))
  return /[a-z0-9]_[a-z0-9]/i.test(text) ? text.replaceAll('_', ' ') : text
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Cut in the midst of a character, or of another charset: what is ASCII can still be read.
    return text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
}
