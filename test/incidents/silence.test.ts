import { describe, expect, test } from 'vitest'
import { IncidentWatch } from '../../src/decide/incidents/watch.ts'
import { DEFAULT_POLICY } from '../../src/decide/policy.ts'
import { DAY, HOUR, isWeekend, MINUTE } from './sender.ts'

/** A Monday. */
const START = Date.UTC(2026, 8, 7)
const hourOf = (at: number) => new Date(at).getUTCHours()
/** Weekdays from 8 to 18. */
const atWork = (at: number) => !isWeekend(at) && hourOf(at) >= 8 && hourOf(at) < 18

/** Lets the clock go on; a source reads something whenever `reads` says so. */
function pass(
  watch: IncidentWatch,
  from: number,
  to: number,
  reads: (at: number) => boolean,
  unreadable = 0,
) {
  const told: { at: number; cause: string; to: number | null }[] = []
  for (let at = from; at < to; at += 15 * MINUTE) {
    const pulse = { source: 'bounces', read: reads(at) ? 1 : 0, unreadable }
    for (const { cause, to: end } of watch.tick(at, [pulse])) told.push({ at, cause, to: end })
  }
  return told
}

describe('the silence of a source', () => {
  test('is no news by night and at the week-end, from the first week on', () => {
    const watch = new IncidentWatch()
    expect(pass(watch, START, START + 42 * DAY, atWork)).toEqual([])
  })

  test('is noticed within hours on a working day, and over with the next thing read', () => {
    const watch = new IncidentWatch()
    pass(watch, START, START + 35 * DAY, atWork)
    const wednesday = START + 37 * DAY
    pass(watch, START + 35 * DAY, wednesday, atWork)
    const told = pass(watch, wednesday, wednesday + DAY, () => false)
    expect(told).toHaveLength(1)
    expect(told[0]!.cause).toBe('nothing-read')
    expect(hourOf(told[0]!.at)).toBeGreaterThanOrEqual(11)
    expect(hourOf(told[0]!.at)).toBeLessThanOrEqual(13)
    const [over] = pass(watch, wednesday + DAY, wednesday + DAY + 12 * HOUR, atWork)
    expect(over!.to).not.toBeNull()
  })

  test('of a busy source that never sleeps is noticed sooner', () => {
    const watch = new IncidentWatch()
    pass(watch, START, START + 70 * DAY, () => true)
    const [told] = pass(watch, START + 70 * DAY, START + 71 * DAY, () => false)
    expect((told!.at - START - 70 * DAY) / HOUR).toBeLessThanOrEqual(4)
  })

  test('is no news before its rhythm is known, and not while nobody watched', () => {
    const watch = new IncidentWatch()
    pass(watch, START, START + 10 * DAY, () => true)
    expect(pass(watch, START + 10 * DAY, START + 12 * DAY, () => false)).toEqual([])
    const known = new IncidentWatch()
    pass(known, START, START + 35 * DAY, () => true)
    // The service was off for two days.
    expect(pass(known, START + 37 * DAY, START + 38 * DAY, () => true)).toEqual([])
  })

  test('a source that can read nothing of what it gets is told of at the 20th', () => {
    const watch = new IncidentWatch()
    pass(watch, START, START + DAY, () => true)
    const told = pass(watch, START + DAY, START + DAY + HOUR, () => false, 10)
    expect(told[0]).toMatchObject({ at: START + DAY + 15 * MINUTE, cause: 'unreadable' })
    const [over] = pass(watch, START + DAY + HOUR, START + DAY + 2 * HOUR, () => true)
    expect(over).toMatchObject({ cause: 'unreadable', to: START + DAY + HOUR })
  })

  test('what it has learned survives a restart', () => {
    const watch = new IncidentWatch()
    pass(watch, START, START + 35 * DAY, atWork)
    const again = new IncidentWatch(DEFAULT_POLICY, watch.memory)
    expect(pass(again, START + 35 * DAY, START + 36 * DAY, () => false)).toHaveLength(1)
  })
})
