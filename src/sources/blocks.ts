import Type, { type TObject } from 'typebox'
import { Value } from 'typebox/value'
import { blockMistakes, isObject } from '../settings/block.ts'
import { type Environment, fromEnvironment } from '../settings/environment.ts'
import { SOURCE_KINDS } from './index.ts'
import type { SourceKind } from './source.ts'

/** A block of `sources:`, with what is so by default. */
export interface SourceBlock {
  readonly kind: string
  readonly scope?: string
  readonly [setting: string]: unknown
}

/** The sources of the settings, by name. */
export type SourceBlocks = Readonly<Record<string, SourceBlock>>

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
  if (!isObject(given))
    return { blocks: {}, mistakes: ['sources must hold blocks, each as "name: settings".'] }
  const mistakes: string[] = []
  const blocks: Record<string, SourceBlock> = {}
  for (const [name, block] of Object.entries(given)) {
    const read = readBlock(name, block, env, kinds)
    if ('kind' in read) blocks[name] = read
    else mistakes.push(...read.map((one) => `sources.${name}${one}.`))
  }
  return { blocks, mistakes }
}

/** A name is part of addresses and of a folder's path. */
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/

function readBlock(
  name: string,
  given: unknown,
  env: Environment,
  kinds: readonly SourceKind<never>[],
): SourceBlock | string[] {
  if (!NAME.test(name)) return [': a name is made of letters, digits, ".", "-" and "_"']
  if (!isObject(given)) return [' must hold settings, each as "name: value"']
  const absent: string[] = []
  const filled = fromEnvironment(given, env, (place, variable) =>
    absent.push(`${place} names \${${variable}}, which the environment has not`),
  )
  if (absent.length > 0) return absent
  const { kind: word, ...settings } = filled as Record<string, unknown>
  const kind = kinds.find((one) => one.kind === word)
  if (kind === undefined) return [`.kind must be one of ${kinds.map((one) => one.kind).join(', ')}`]
  const schema = settingsOf(kind)
  const wrong = blockMistakes(schema, settings)
  if (wrong.length > 0) return wrong
  const block = Value.Default(schema, structuredClone(settings)) as SourceBlock
  const further = kind.mistakes?.(block as never) ?? []
  return further.length > 0 ? [...further] : { ...block, kind: kind.kind }
}
