import { adviceFor } from '../../decide/advice.ts'
import { UndeliveredError } from '../../errors.ts'
import type { DeliveryEvent, Kind } from '../../model/event.ts'
import { eventId } from '../../model/event-id.ts'
import { KINDS } from '../../model/kinds.ts'
import { REASONS } from '../../model/reasons.ts'

const TEXTS = [
  ...([
    'recipient',
    'originalRecipient',
    'status',
    'diagnostic',
    'command',
    'reportingMta',
    'remoteMta',
  ] as const),
  ...([
    'software',
    'provider',
    'feedbackType',
    'messageId',
    'subject',
    'sender',
    'listId',
    'envelopeId',
  ] as const),
] as const

/**
 * An event that was read elsewhere, as `parse --format ndjson` prints it. Fields that are absent are unknown; one
 * without an id is known by what it says.
 *
 * @param at the time or day by which it is told from others that say the same and name neither id nor time
 * @throws UndeliveredError `ITEM_INVALID` naming the first field that is wrong
 */
export function eventFrom(value: unknown, at: string): DeliveryEvent {
  if (value === null || typeof value !== 'object') throw invalid('"event" must be an object.')
  const given = value as Record<string, unknown>
  const { source = 'event', kind, type = null, reason = null, timestamp = null } = given
  const { id = eventId(['event', JSON.stringify(given), timestamp === null ? at : null]) } = given
  if (typeof id !== 'string' || id === '') throw invalid('the "id" of an event must be a text.')
  if (!KINDS.includes(kind as Kind)) throw invalid(`"kind" must be one of ${KINDS.join(', ')}.`)
  if (type !== null && type !== 'hard' && type !== 'soft') throw invalid('"type" must be hard, soft or null.')
  if (reason !== null && !Object.hasOwn(REASONS, String(reason)))
    throw invalid(`${JSON.stringify(reason)} is no reason.`)
  if (timestamp !== null && Number.isNaN(Date.parse(String(timestamp))))
    throw invalid('"timestamp" is no time.')
  const texts = Object.fromEntries(TEXTS.map((name) => [name, textOf(given, name)]))
  const stream = textOf(given, 'stream') ?? undefined
  const judged = {
    kind,
    type,
    reason,
    retryAfter: numberOf(given, 'retryAfter'),
    feedbackType: texts.feedbackType,
  }
  return {
    ...{ blocklist: null, action: null, reply: numberOf(given, 'reply') },
    ...{ explanation: { rule: 'event', evidence: '', how: 'format', confidence: 1 } },
    advice: adviceFor(judged as Parameters<typeof adviceFor>[0]),
    ...given,
    ...texts,
    ...judged,
    ...{ id, source: String(source), timestamp, stream },
  } as unknown as DeliveryEvent
}

function textOf(given: Record<string, unknown>, name: string): string | null {
  const value = given[name] ?? null
  if (value !== null && typeof value !== 'string') throw invalid(`"${name}" must be a string or null.`)
  return value === '' ? null : value
}

function numberOf(given: Record<string, unknown>, name: string): number | null {
  const value = given[name] ?? null
  if (value !== null && typeof value !== 'number') throw invalid(`"${name}" must be a number or null.`)
  return value
}

const invalid = (what: string) => new UndeliveredError('ITEM_INVALID', what)
