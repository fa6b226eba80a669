import Type from 'typebox'
import { isHours, isTime, isTimeZone } from './local-time.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** What all channels have: what they tell, and when. */
export const when = {
  severity: Type.Enum(['warning', 'critical'], {
    default: 'warning',
    description: 'How grave an incident has to be to be told at once. The digest has all.',
  }),
  quiet: Type.Optional(
    Type.String({
      description:
        'Hours in which nothing is told, as 22:00-07:00; what is still so afterwards is told then.',
    }),
  ),
  urgent: Type.Boolean({
    default: false,
    description: 'Whether critical incidents are told in quiet hours, too.',
  }),
  digest: Type.Optional(Type.String({ description: 'When once a day all incidents are told, as 08:00.' })),
  weekly: Type.Optional(
    Type.Enum([...WEEKDAYS], {
      description:
        'The day on which the report of the last seven days is sent, at the time of the digest, or at 08:00.',
    }),
  ),
  timeZone: Type.String({ default: 'UTC', description: 'Whose hours these are, as Europe/Berlin.' }),
}

/** The settings of {@link when}. */
export interface When {
  readonly severity: 'warning' | 'critical'
  readonly quiet?: string
  readonly urgent: boolean
  readonly digest?: string
  readonly weekly?: (typeof WEEKDAYS)[number]
  readonly timeZone: string
}

/** What no schema can tell, each as it follows the name of the block. */
export function whenMistakes({ quiet, digest, timeZone }: When): string[] {
  return [
    ...(quiet === undefined || isHours(quiet) ? [] : ['.quiet must be hours as 22:00-07:00']),
    ...(digest === undefined || isTime(digest) ? [] : ['.digest must be a time as 08:00']),
    ...(isTimeZone(timeZone) ? [] : ['.timeZone must be a time zone as Europe/Berlin']),
  ]
}
