import { KINDS } from '../../model/kinds.ts'

/** Every type of message, with what it tells. */
export const MESSAGE_TYPES: Readonly<Record<string, string>> = {
  'address.suppressed': 'An address gets no mail any more, in a scope.',
  'address.held': 'An address gets no mail for a while.',
  'address.released':
    'An address may get mail again: somebody let it, it was delivered to, or its bounce was undone.',
  ...Object.fromEntries(KINDS.map((kind) => [`event.${kind}`, `An event of kind ${kind} was kept.`])),
  'incident.opened': 'Trouble was noticed at a receiver.',
  'incident.updated': 'Something about an incident changed, as when it was settled.',
  'incident.closed': 'An incident is over.',
}

/** What an endpoint may ask for: a type, a family, or all. */
export const TYPE_PATTERNS: readonly string[] = [
  '*',
  ...new Set(Object.keys(MESSAGE_TYPES).map((type) => `${type.split('.')[0]}.*`)),
  ...Object.keys(MESSAGE_TYPES),
]

/** What an endpoint is told of unless it names types. */
export const USUAL_TYPES: readonly string[] = ['address.*', 'incident.*']
