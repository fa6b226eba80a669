const LF = 0x0a
const ZERO = 0x30
const NINE = 0x39
const BLANK = 0x20
/** RFC 5424 asks for 2,048 bytes at least; nobody's mail log has longer lines than this. */
const LONGEST_FRAME = 64 * 1024

/**
 * Cuts a TCP connection into messages (RFC 6587): each after its length in bytes, or each on a line. Which of them it is
 * tells the first byte of a message: a length begins with a digit, a message with "<".
 */
export class Frames {
  #rest: Buffer = Buffer.alloc(0)

  /** The messages that are whole now; null where this can be no syslog, or one is too long. */
  push(chunk: Buffer): readonly string[] | null {
    let all = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const messages: string[] = []
    for (;;) {
      const end = frameIn(all)
      if (end === null) return null
      if (end === undefined) break
      const message = textOf(all.subarray(end.from, end.to))
      if (message !== '') messages.push(message)
      all = all.subarray(end.next)
    }
    if (all.length > LONGEST_FRAME) return null
    this.#rest = Buffer.from(all)
    return messages
  }
}

/** A message without the ends that senders put to it. */
export const textOf = (bytes: Buffer) => bytes.toString().replace(/[\r\n\0]{1,10}$/, '')

/** Where the first message is; undefined where it is not whole yet, null where it can be none. */
function frameIn(bytes: Buffer): { from: number; to: number; next: number } | undefined | null {
  const first = bytes[0]
  if (first === undefined) return undefined
  if (first < ZERO || first > NINE) {
    const to = bytes.indexOf(LF)
    return to < 0 ? undefined : { from: 0, to, next: to + 1 }
  }
  const blank = bytes.subarray(0, 7).indexOf(BLANK)
  if (blank < 0) return bytes.length < 7 ? undefined : null
  const length = Number(bytes.toString('latin1', 0, blank))
  if (!Number.isInteger(length) || length > LONGEST_FRAME) return null
  const from = blank + 1
  return bytes.length < from + length ? undefined : { from, to: from + length, next: from + length }
}
