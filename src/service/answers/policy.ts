import Type from 'typebox'
import { names, orNull, State } from '../schemas.ts'
import { Standing } from './addresses.ts'
import { Event } from './events.ts'
import { Address, list, maybe, text, whole } from './parts.ts'

// The numbers and rules that decide, and what others would change.

const Mode = names(['observe', 'enforce'])
const Policy = Type.Record(Type.String(), Type.Number())
export const PolicyShown = Type.Object({
  policy: Policy,
  mode: Mode,
  numbers: Type.Record(
    Type.String(),
    Type.Object({
      value: Type.Number(),
      unit: text(),
      least: Type.Number(),
      most: Type.Number(),
      text: text(),
      why: text(),
    }),
  ),
})
export const PolicyApplied = Type.Object({ policy: Policy, mode: Mode, addresses: whole() })

const Changed = {
  addresses: whole(),
  changed: whole(),
  events: whole(),
  reread: whole(),
  changes: list(
    Type.Object({
      address: Address,
      scope: text(),
      from: State,
      to: State,
      before: orNull(Standing),
      after: orNull(Standing),
    }),
  ),
}
export const Difference = Type.Object(Changed)
export const SettingDifference = Type.Object({
  ...Changed,
  earlier: whole({ description: 'Addresses that would change as well, by what came about before "since"' }),
  stopped: Type.Object(
    { was: whole(), wouldBe: whole() },
    {
      description:
        'Addresses whose mail was held or stopped in that time: by the numbers in force, and by the others',
    },
  ),
})

const RuleTables = Type.Object({
  reasons: maybe(list(Type.Object({}, { additionalProperties: true }))),
  providers: maybe(list(Type.Object({}, { additionalProperties: true }))),
})
export const Rules = Type.Object({ rules: RuleTables, size: whole() })
export const RulesPreview = Type.Object({
  problems: list(Type.Object({ place: text(), text: text() })),
  reread: list(Type.Object({ before: Event, after: Event })),
  difference: orNull(Difference),
})
export const RulesApplied = Type.Object({ size: whole(), difference: orNull(Difference) })
