import { expect, test } from 'vitest'
import { dayOf, minuteOf, momentOf } from '../../src/cli/output/time.ts'

test('times of other zones stand in tables as UTC, beside those of the service', () => {
  expect(minuteOf('2026-11-20T00:12:43+02:00')).toBe('2026-11-19 22:12')
  expect(dayOf('2026-11-20T00:12:43+02:00')).toBe('2026-11-19')
  expect(momentOf('2026-11-20T09:12:43Z')).toBe('2026-11-20 09:12 UTC')
})

test('no time is an empty cell', () => {
  expect([dayOf(null), minuteOf(null)]).toEqual(['', ''])
})
