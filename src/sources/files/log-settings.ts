import Type from 'typebox'
import { isZone } from '../../extract/log/clock.ts'
import { LOG_NAMES } from '../../read-log.ts'

/** Whose lines come over a wire on which many programs write. */
export const from = Type.Unsafe<string>({
  type: 'string',
  enum: [...LOG_NAMES],
  examples: ['postfix'],
  description: 'The mail system whose lines are looked for; all others are passed over.',
})

export const zone = Type.Optional(
  Type.String({
    minLength: 1,
    description:
      'The time zone of its times, where they name none: Z, +02:00 or Europe/Zurich. That of this machine unless told.',
  }),
)

/** That of this machine where none is named. */
export const zoneOf = ({ zone: named }: { readonly zone?: string }) =>
  named ?? new Intl.DateTimeFormat().resolvedOptions().timeZone

/** As it follows the block's name. */
export const zoneMistakes = ({ zone: named }: { readonly zone?: string }): readonly string[] =>
  named === undefined || isZone(named) ? [] : [`.zone knows no ${JSON.stringify(named)}`]
