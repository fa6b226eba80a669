import type { Reason } from '../model/reasons.ts'
import type { Source } from './candidate.ts'
import type { Facts } from './facts.ts'
import type { CompiledRule } from './knowledge.ts'

/** The remote system's refusals of an address: whose it is decides what they mean. */
const REFUSALS: ReadonlySet<Reason | null> = new Set(['recipient-refused', 'policy'])

/**
 * "X does not exist" or "<X>... Access denied" blames the recipient only when X is the recipient's: a text that
 * names the sender's address or domain, and not the recipient, speaks of the sender.
 */
export function reasonOf(rule: CompiledRule, source: Source, facts: Facts, text: string): Reason | null {
  const { reason, how, weight } = rule
  // "example.com does not exist": a bare name is a domain's.
  const ofName = reason === 'unknown-user' && weight === 'hint' && !text.includes('@')
  const ofDomain = reason === 'unknown-domain' || ofName
  const refusal = REFUSALS.has(reason) && source === 'remote' && how === 'phrase'
  if (!ofDomain && !refusal && reason !== 'unknown-user') return reason
  const { sender, recipient } = facts
  if (sender === null || recipient === null) return reason
  const lower = text.toLowerCase()
  const subject = ofDomain ? domainOf(sender) : sender.toLowerCase()
  const other = ofDomain ? domainOf(recipient) : recipient.toLowerCase()
  const speaksOfSender =
    subject !== '' && subject !== other && lower.includes(subject) && !lower.includes(other)
  return speaksOfSender ? 'sender-rejected' : reason
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
