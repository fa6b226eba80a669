import Type from 'typebox'
import { type When, when, whenMistakes } from '../alerts/when.ts'
import type { ChannelKind } from './channel.ts'
import { emailKind } from './email.ts'
import { matrixKind } from './matrix.ts'
import { ntfyKind } from './ntfy.ts'
import { slackKind } from './slack.ts'

/** Every way to tell people. A new one is a file here and a line in this table. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [emailKind, slackKind, ntfyKind, matrixKind].map(
  withWhen,
)

/** With the settings of what is told when, which all have. */
function withWhen(kind: ChannelKind): ChannelKind {
  const settings = Type.Object({ ...kind.settings.properties, ...when }, { additionalProperties: false })
  const mistakes = (block: never) => [...(kind.mistakes?.(block) ?? []), ...whenMistakes(block as When)]
  return { ...kind, settings, mistakes }
}
