import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import { EMPTY_LEDGER } from '../../src/decide/ledger.ts'
import { resolvePolicy } from '../../src/decide/policy.ts'
import { withEntry } from '../../src/store/entering.ts'
import { columnsOf } from '../../src/store/entry-columns.ts'
import { Folding } from '../../src/store/folding.ts'
import type { Entry } from '../../src/store/shapes.ts'
import { DAY, START } from './events.ts'

const NOW = START + 400 * DAY

const entry: fc.Arbitrary<Entry> = fc.record({
  address: fc.constant('anna@gmail.com'),
  kind: fc.constantFrom('bounce', 'suppress', 'complaint', 'unsubscribe'),
  reason: fc.constantFrom('unknown-user', 'mailbox-full', null),
  at: fc.oneof(
    fc.integer({ min: NOW - 400 * DAY, max: NOW }),
    fc.integer({ min: NOW - 2 * DAY, max: NOW }),
    fc.integer({ min: 0, max: 14 }).map((months) => NOW - months * 30 * DAY),
  ),
  source: fc.constant('import:sendgrid'),
  who: fc.constant('ben'),
})

test('entries of any dates are folded as each would be decided by itself', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      fc.integer({ min: 1, max: 400 }),
      (entries, suppressDays) => {
        const policy = resolvePolicy({ suppressDays })
        const folding = new Folding(
          (history, at) => decide(history, policy, at),
          columnsOf(entries, () => 'key'),
          NOW,
        )
        for (const [n, one] of entries.entries()) {
          const { history } = withEntry(EMPTY_LEDGER, one, 'id', NOW)
          const { standings, decisions } = decide(history, policy, NOW)
          const isOne =
            decisions.length === 1 && standings.length === 1 && standings[0]!.state === 'suppressed'
          const told = folding.fold(n, one.address, 'gmail')
          expect(told && { since: told.at, until: told.until, ...told.alike.standing }).toEqual(
            isOne ? expect.objectContaining(seen(standings[0]!, one)) : null,
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})

const seen = (
  { since, until, cause, scope, rule, reason }: ReturnType<typeof decide>['standings'][number],
  entry: Entry,
) => ({ since, until, cause, scope, rule, reason: reason ?? entry.reason })
