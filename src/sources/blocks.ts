import Type, { type TObject } from 'typebox'
import type { Environment } from '../settings/environment.ts'
import { readBlocks } from '../settings/kinds.ts'
import { SOURCE_KINDS } from './index.ts'
import type { SourceKind } from './source.ts'
import type { SourceBlocks } from './source-block.ts'

/** What all kinds have. */
const COMMON = {
  scope: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'The stream of mail that all of it concerns, where nothing else tells; complaints and unsubscribes act on it. All mail unless told.',
    }),
  ),
}

/** All settings of a kind. */
export const settingsOf = ({ settings }: Pick<SourceKind<never>, 'settings'>): TObject =>
  Type.Object({ ...settings.properties, ...COMMON }, { additionalProperties: false })

/**
 * The blocks of `sources:` in the file of settings, and every mistake in them.
 *
 * @example
 * readSources({ postfix: { kind: 'log', path: '/var/log/mail.log' } }).blocks.postfix.kind // 'log'
 */
export function readSources(
  given: unknown,
  env: Environment = {},
  kinds: readonly SourceKind<never>[] = SOURCE_KINDS,
): { readonly blocks: SourceBlocks; readonly mistakes: readonly string[] } {
  return readBlocks(
    'sources',
    given,
    env,
    kinds.map((kind) => ({ ...kind, settings: settingsOf(kind) })),
  )
}
