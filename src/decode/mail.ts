import type { Note } from '../model/note.ts'
import { skipToHeader } from './header-line.ts'
import { type HeaderList, looksLikeHeaderBlock, NO_HEADERS, readHeaders } from './headers.ts'
import { DEFAULT_LIMITS, type Limits, resolveLimits } from './limits.ts'
import { normalise } from './normalise.ts'
import type { Part } from './part.ts'
import { withoutQuoting } from './quoting.ts'
import { scanMail } from './scan.ts'

export { type Part, partText } from './part.ts'

/** A mail taken apart; bodies are decoded when `Part.text` is called. */
export interface Mail {
  /**
   * The whole message with LF line ends, a body quoted as a whole without its `>`; if it held 8-bit bytes, a binary
   * string: one character a byte.
   */
  readonly text: string
  /** The message's own header; empty for a text without one. */
  readonly headers: HeaderList
  /** At least one; `parts[0]` is the root. */
  readonly parts: readonly Part[]
  /** What could not be read as it should be. `Part.text` may add to it. */
  readonly notes: readonly Note[]
}

/**
 * Take a mail apart, however damaged: nothing is thrown for bad mail. A text that does not begin with a header,
 * such as a pasted SMTP reply, is one text/plain part.
 *
 * @throws UndeliveredError `MESSAGE_TOO_LARGE`, and `LIMIT_INVALID` for a bad limit.
 * @example decodeMail('Subject: hi\n\nHello').parts[0].text() // 'Hello'
 */
export function decodeMail(input: Uint8Array | string, limits: Partial<Limits> = DEFAULT_LIMITS): Mail {
  const resolved = resolveLimits(limits)
  const { text: written, wasDecoded, plain } = normalise(input, resolved.messageBytes)
  const whole = withoutQuoting(written, 0)
  const block = looksLikeHeaderBlock(whole, 0)
    ? readHeaders(whole, skipToHeader(whole, 0, whole.length), whole.length, resolved, plain)
    : { headers: NO_HEADERS, bodyStart: 0, limited: false }
  const text = withoutQuoting(whole, block.bodyStart)
  const notes: Note[] = []
  const parts = scanMail(text, block, plain, { notes, wasDecoded, limits: resolved })
  return { text, headers: block.headers, parts, notes }
}
