import { createHash } from 'node:crypto'
import type { AddressHistory } from '../decide/history.ts'
import { change, type Ledger } from '../decide/ledger.ts'
import { mark, record } from '../decide/record.ts'
import type { DeliveryEvent } from '../model/event.ts'
import type { Entry } from './shapes.ts'

/** The same entry made again is no other one. Its id begins with the key of its address. */
export function entryId(
  key: string,
  { kind, scope = '*', at, until = null, source }: Pick<Entry, 'kind' | 'scope' | 'at' | 'until' | 'source'>,
): string {
  const told = [kind, scope, at, until, source].join('\n')
  return `entry-${key}-${createHash('sha256').update(told).digest('base64url').slice(0, 10)}`
}

/** A ledger with an entry made: entries are commands, so they hold while the policy only observes, too. */
export function withEntry(ledger: Ledger, entry: Entry, id: string, now: number): Ledger {
  return change(ledger, (history) => historyWith(history, entry, id, now))
}

/** A history with an entry made. */
export function historyWith(history: AddressHistory, entry: Entry, id: string, now: number): AddressHistory {
  const { kind, scope = '*', at, until = null } = entry
  if (kind === 'bounce') return record(history, droppedEvent(entry, id), { at: now, scope, live: true })
  return mark(history, { kind, id, at, scope, until })
}

/** Another system does not send to this address any more: the policy mirrors it. */
function droppedEvent({ address, reason = null, source, note = null, at }: Entry, id: string): DeliveryEvent {
  const timestamp = new Date(at).toISOString()
  return {
    ...DROPPED,
    id,
    source,
    reason: reason ?? 'suppressed',
    recipient: address,
    diagnostic: note,
    timestamp,
  }
}

const none = null
const DROPPED: DeliveryEvent = {
  ...{
    id: '',
    source: '',
    kind: 'dropped',
    type: 'hard',
    reason: none,
    recipient: none,
    originalRecipient: none,
  },
  ...{ status: none, reply: none, action: none, diagnostic: none, command: none, reportingMta: none },
  ...{
    remoteMta: none,
    software: none,
    provider: none,
    blocklist: none,
    retryAfter: none,
    feedbackType: none,
  },
  ...{ messageId: none, subject: none, sender: none, listId: none, envelopeId: none, timestamp: none },
  explanation: { rule: 'entry', evidence: '', how: 'format', confidence: 1 },
  advice: { do: 'suppress', party: 'recipient', text: 'Do not send.' },
}
