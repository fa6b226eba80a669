import { isLineEnd } from './mbox-line.ts'

const QUOTED = '>From '
const GT = 0x3e

/** Takes one `>` off each line that begins `>From `, `>>From `, … (mboxrd). */
export function unquote(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  let copied = 0
  for (let at = bytes.indexOf(QUOTED); at >= 0; at = bytes.indexOf(QUOTED, at + QUOTED.length)) {
    let lineStart = at
    while (bytes[lineStart - 1] === GT) lineStart--
    if (lineStart > 0 && !isLineEnd(bytes[lineStart - 1])) continue
    pieces.push(bytes.subarray(copied, lineStart))
    copied = lineStart + 1
  }
  if (!pieces.length) return bytes
  return Buffer.concat([...pieces, bytes.subarray(copied)])
}
