import type { Checked, Decision, Key, StoredEvent, Suppression } from '../../client/index.ts'
import type { RowLayout } from '../output/rows.ts'
import { dayOf, minuteOf } from '../output/time.ts'

const stateColour = (state: string) =>
  state === 'suppressed' ? 'red' : state === 'ok' ? 'green' : ('yellow' as const)

export const CHECKED: RowLayout<Checked> = {
  columns: [
    {
      title: 'SEND',
      rank: 1,
      cell: ({ send }) => (send ? 'yes' : 'no'),
      paint: ({ send }) => (send ? 'green' : 'red'),
    },
    { title: 'ADDRESS', rank: 2, min: 12, cut: 'middle', cell: ({ address }) => address },
    { title: 'STATE', rank: 3, cell: ({ state }) => state, paint: ({ state }) => stateColour(state) },
    { title: 'UNTIL', rank: 5, cell: ({ until }) => dayOf(until) },
    { title: 'WHY', rank: 4, min: 20, cell: ({ why }) => why },
  ],
  names: ['address', 'scope', 'send', 'state', 'reason', 'since', 'until', 'retryAt', 'why'],
  cells: (one) => [
    one.address,
    one.scope,
    one.send,
    one.state,
    one.reason,
    one.since,
    one.until,
    one.retryAt,
    one.why,
  ],
  none: 'No address was given.',
}

export const SUPPRESSIONS: RowLayout<Suppression> = {
  columns: [
    { title: 'ADDRESS', rank: 1, min: 28, cut: 'middle', cell: ({ address }) => address ?? '(hash only)' },
    { title: 'STATE', rank: 2, cell: ({ state }) => state, paint: ({ state }) => stateColour(state) },
    { title: 'SCOPE', rank: 5, cell: ({ scope }) => scope },
    { title: 'CAUSE', rank: 3, cell: ({ cause }) => cause },
    { title: 'REASON', rank: 4, cell: ({ reason }) => reason ?? '' },
    { title: 'SINCE', rank: 6, cell: ({ since }) => dayOf(since) },
    { title: 'UNTIL', rank: 7, cell: ({ until }) => dayOf(until) || 'for good' },
    { title: 'SOURCE', rank: 8, cell: ({ source }) => source },
    { title: 'NOTE', rank: 9, min: 12, cell: ({ note }) => note ?? '' },
  ],
  names: [
    ...[
      'address',
      'scope',
      'state',
      'cause',
      'reason',
      'rule',
      'source',
      'ref',
      'who',
      'note',
      'since',
      'until',
    ],
  ],
  cells: (one) => [
    ...[one.address, one.scope, one.state, one.cause, one.reason, one.rule, one.source, one.ref, one.who],
    ...[one.note, one.since, one.until],
  ],
  none: 'Nobody is held or suppressed.',
}

export const EVENTS: RowLayout<StoredEvent> = {
  columns: [
    {
      title: 'WHEN (UTC)',
      rank: 3,
      cell: ({ event, receivedAt }) => minuteOf(event.timestamp ?? receivedAt),
    },
    { title: 'KIND', rank: 1, cell: ({ event }) => event.kind },
    { title: 'TYPE', rank: 4, cell: ({ event }) => event.type ?? '' },
    { title: 'REASON', rank: 2, cell: ({ event }) => event.reason ?? '' },
    { title: 'ADDRESS', rank: 1, min: 24, cut: 'middle', cell: ({ address }) => address ?? '' },
    { title: 'SOURCE', rank: 6, cell: ({ event }) => event.source },
    { title: 'WHAT WAS SAID', rank: 5, min: 16, cell: ({ event }) => event.diagnostic ?? '' },
  ],
  names: [
    'seq',
    'receivedAt',
    'timestamp',
    'kind',
    'type',
    'reason',
    'address',
    'scope',
    'source',
    'apart',
    'id',
    'diagnostic',
  ],
  cells: ({ seq, receivedAt, event, address, scope, apart }) => [
    ...[seq, receivedAt, event.timestamp, event.kind, event.type, event.reason, address, scope],
    ...[event.source, apart, event.id, event.diagnostic],
  ],
  none: 'There are no such events.',
}

export const DECISIONS: RowLayout<Decision> = {
  columns: [
    { title: 'WHEN', rank: 3, cell: ({ at }) => dayOf(at) },
    { title: 'ADDRESS', rank: 1, min: 24, cut: 'middle', cell: ({ address }) => address ?? '' },
    { title: 'FROM', rank: 5, cell: ({ from }) => from },
    {
      title: 'TO',
      rank: 2,
      cell: ({ to, undone }) => (undone ? `${to} (undone)` : to),
      paint: ({ to }) => stateColour(to),
    },
    { title: 'RULE', rank: 4, cell: ({ rule }) => rule },
    { title: 'REASON', rank: 6, cell: ({ reason }) => reason ?? '' },
    { title: 'REF', rank: 7, cell: ({ ref }) => ref ?? '' },
  ],
  names: [
    'id',
    'address',
    'at',
    'scope',
    'cause',
    'from',
    'to',
    'rule',
    'reason',
    'until',
    'event',
    'ref',
    'undone',
  ],
  cells: (one) => [
    ...[one.id, one.address, one.at, one.scope, one.cause, one.from, one.to, one.rule, one.reason],
    ...[one.until, one.event, one.ref, one.undone],
  ],
  none: 'Nothing was decided.',
}

export const KEYS: RowLayout<Key> = {
  columns: [
    { title: 'ID', rank: 1, cell: ({ id }) => id },
    { title: 'NAME', rank: 2, min: 8, cell: ({ name }) => name },
    { title: 'MAY', rank: 3, cell: ({ scopes }) => scopes.join(', ') },
    { title: 'MADE', rank: 4, cell: ({ createdAt }) => dayOf(createdAt) },
    { title: 'REVOKED', rank: 5, cell: ({ revokedAt }) => dayOf(revokedAt) },
  ],
  names: ['id', 'name', 'scopes', 'createdAt', 'revokedAt'],
  cells: ({ id, name, scopes, createdAt, revokedAt }) => [id, name, scopes.join(' '), createdAt, revokedAt],
  none: 'There are no keys.',
}
