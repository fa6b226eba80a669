import { type Inbox, Unreadable } from './inbox.ts'
import type { Answered, Protocol, ProtocolContext } from './protocol.ts'
import { isAddress } from './table-key.ts'
import { type Verdict, verdictOn } from './verdict.ts'

/**
 * Postfix's policy delegation (SMTPD_POLICY_README): lines of `name=value`, an empty line, and the answer
 * `action=…` as in access(5). Postfix asks many times over one connection.
 */
export const policyService: Protocol = {
  limit: 65_536,
  answer(inbox: Inbox, context: ProtocolContext): Answered | null {
    const request = inbox.until('\n\n')
    if (request === null) return null
    const { recipient = '', ...attributes } = attributesOf(request)
    // At DATA and later there may be several recipients, of whom none is named: each was asked about at RCPT.
    // And to what has no domain (postmaster, a user of this machine) no mail goes out.
    if (!isAddress(recipient)) return { bytes: 'action=DUNNO\n\n', action: 'unknown' }
    const verdict = verdictOn(recipient, scopeOf(attributes, context), { ...context, at: context.clock() })
    return { bytes: `action=${accessOf(verdict)}\n\n`, action: verdict.action }
  },
}

function attributesOf(request: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = Object.create(null)
  for (const line of request.split('\n')) {
    const at = line.indexOf('=')
    if (at < 1) throw new Unreadable('a line of the request is no "name=value"')
    attributes[line.slice(0, at)] = line.slice(at + 1)
  }
  return attributes
}

/** `policy_context` is what main.cf says beside the service (Postfix 3.1 and newer); else the sender tells. */
function scopeOf(
  { policy_context: named = '', sender = '' }: Readonly<Record<string, string>>,
  { scope, scopes }: ProtocolContext,
): string {
  if (named !== '') return named
  const address = sender.toLowerCase()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return [address, domain].flatMap((key) => (Object.hasOwn(scopes, key) ? scopes[key]! : []))[0] ?? scope
}

/** The action as access(5) writes it. */
export function accessOf({ action, status, text }: Verdict): string {
  switch (action) {
    case 'send':
      return 'DUNNO'
    case 'defer':
      return `DEFER ${status} ${text}`
    case 'refuse':
      return `REJECT ${status} ${text}`
  }
}
