import { type Inbox, Unreadable } from './inbox.ts'
import { accessOf } from './policy-service.ts'
import type { Answered, Protocol, ProtocolContext } from './protocol.ts'
import { isAddress } from './table-key.ts'
import { verdictOn } from './verdict.ts'

/**
 * Postfix's tcp_table(5): `get KEY` on a line, answered by `200 VALUE`, `500 why` (not there) or `400 why` (try again).
 * The value is what access(5) is to do with the recipient.
 */
export const tcpTable: Protocol = {
  limit: 4096,
  answer(inbox: Inbox, context: ProtocolContext): Answered | null {
    const line = inbox.until('\n')
    if (line === null) return null
    const [verb, encoded, ...others] = line.split(' ')
    if (verb !== 'get' || encoded === undefined || others.length > 0)
      return { bytes: '500 only%20%22get%20KEY%22%20is%20answered\n', action: 'unknown' }
    const key = decoded(encoded)
    if (!isAddress(key)) return { bytes: '500 no%20address\n', action: 'unknown' }
    const verdict = verdictOn(key, context.scope, { ...context, at: context.clock() })
    const text = encodedText(verdict.action === 'send' ? 'not suppressed' : accessOf(verdict))
    return { bytes: `${verdict.action === 'send' ? 500 : 200} ${text}\n`, action: verdict.action }
  },
}

/** `%40` → `@`; several make one letter of UTF-8. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    throw new Unreadable('the key is not encoded as %XX')
  }
}

const encodedText = (text: string) =>
  text.replace(/[^!-~]|%/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`)
