import { ask } from '../store/ask.ts'
import { type Inbox, Unreadable } from './inbox.ts'
import { accessOf } from './policy-service.ts'
import type { Answered, Protocol, ProtocolContext } from './protocol.ts'
import { isAddress } from './table-key.ts'
import { type Verdict, verdictOn } from './verdict.ts'

/** Digits of a netstring's length. */
const DIGITS = 6

/**
 * Socketmap of Sendmail and Postfix (socketmap_table(5)): netstrings of `map key`, answered by `OK value`, `NOTFOUND `,
 * `TEMP why` or `PERM why`. The maps are
 * - `suppressed`: what access(5) is to do with a recipient that gets no mail; nothing of all others
 * - `transport`: the same for transport(5), which is asked about mail of local programs and from the queue, too
 * - `check`: the whole answer about any address, as JSON
 *
 * A stream of mail is named after the map's name: `suppressed/newsletter`.
 */
export const socketmap: Protocol = {
  limit: 10_000,
  answer(inbox: Inbox, context: ProtocolContext): Answered | null {
    const request = netstring(inbox)
    if (request === null) return null
    const at = request.indexOf(' ')
    const [map, scope = context.scope] = splitOnce(at < 0 ? request : request.slice(0, at), '/')
    const key = at < 0 ? '' : request.slice(at + 1)
    switch (map) {
      case 'suppressed':
        return suppressed(key, scope, context, accessOf)
      case 'transport':
        return suppressed(key, scope, context, transportOf)
      case 'check':
        return checked(key, scope, context)
      default:
        return answered('PERM there is no such map: use "suppressed", "transport" or "check"', 'unknown')
    }
  },
}

function suppressed(
  key: string,
  scope: string,
  context: ProtocolContext,
  say: (verdict: Verdict) => string,
): Answered {
  if (!isAddress(key)) return answered('NOTFOUND ', 'unknown')
  const verdict = verdictOn(key, scope, { ...context, at: context.clock() })
  return answered(verdict.action === 'send' ? 'NOTFOUND ' : `OK ${say(verdict)}`, verdict.action)
}

/** Postfix's error(8) sends it back with these words, its retry(8) keeps it in the queue. */
const transportOf = ({ action, status, text }: Verdict) =>
  `${action === 'defer' ? 'retry' : 'error'}:${status} ${text}`

function checked(key: string, scope: string, { store, clock }: ProtocolContext): Answered {
  if (!isAddress(key)) return answered('NOTFOUND ', 'unknown')
  try {
    const { send, state, reason, since, until, retryAt, why } = ask(store, key, scope, clock())
    return answered(
      `OK ${JSON.stringify({ scope, send, state, reason, since, until, retryAt, why })}`,
      'unknown',
    )
  } catch (error) {
    return answered(`TEMP ${(error as Error).message}`, 'unknown')
  }
}

/** `4:text,` (http://cr.yp.to/proto/netstrings.txt). */
function netstring(inbox: Inbox): string | null {
  const length = inbox.peek(':', DIGITS + 1)
  if (length === null) return null
  if (!/^(?:0|[1-9]\d*)$/.test(length)) throw new Unreadable('a netstring begins with its length')
  const count = Number(length)
  const whole = inbox.exactly(length.length + 1 + count + 1)
  if (whole === null) return null
  if (!whole.endsWith(',')) throw new Unreadable('a netstring ends with a comma')
  return whole.slice(length.length + 1, -1)
}

function splitOnce(text: string, by: string): [string, string?] {
  const at = text.indexOf(by)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function answered(text: string, action: Answered['action']): Answered {
  return { bytes: `${Buffer.byteLength(text)}:${text},`, action }
}
