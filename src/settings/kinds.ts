import type { TObject } from 'typebox'
import { Value } from 'typebox/value'
import { blockMistakes, furtherMistakes, isObject, wrongIn } from './block.ts'
import type { Blocks } from './blocks.ts'
import { type Environment, fromEnvironment } from './environment.ts'

/** A kind of block: the word after `kind:`, and the settings that it has. */
export interface BlockKind<Block = never> {
  readonly kind: string
  readonly description: string
  /** Each with a `description`; no others are taken. */
  readonly settings: TObject
  /** What no schema can tell, each as it follows the block's name: `.url must be …`. */
  readonly mistakes?: (block: Block) => readonly string[]
}

/** A name is part of addresses. */
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/

/**
 * The blocks of one setting in the file of settings, and every mistake in them.
 *
 * @param place the setting's name
 * @example
 * readBlocks('lists', { ses: { kind: 'ses', region: 'eu-west-1', … } }, process.env, LIST_KINDS).blocks.ses.kind // 'ses'
 */
export function readBlocks(
  place: string,
  given: unknown,
  env: Environment,
  kinds: readonly BlockKind[],
): { readonly blocks: Blocks; readonly mistakes: readonly string[] } {
  if (!isObject(given))
    return { blocks: {}, mistakes: [`${place} must hold blocks, each as "name: settings".`] }
  const mistakes: string[] = []
  const blocks: Record<string, Blocks[string]> = {}
  for (const [name, block] of Object.entries(given)) {
    const read = NAME.test(name)
      ? readBlock(block, env, kinds)
      : [': a name is made of letters, digits, ".", "-" and "_"']
    if (Array.isArray(read)) mistakes.push(...read.map((one) => `${place}.${name}${one}.`))
    else blocks[name] = read as Blocks[string]
  }
  return { blocks, mistakes }
}

function readBlock(given: unknown, env: Environment, kinds: readonly BlockKind[]): Blocks[string] | string[] {
  if (!isObject(given)) return [' must hold settings, each as "name: value"']
  const absent: (readonly [place: string, mistake: string])[] = []
  const filled = fromEnvironment(given, env, (place, variable) =>
    absent.push([place, `${place} names \${${variable}}, which the environment has not`]),
  )
  const absences = absent.map(([, mistake]) => mistake)
  const unfilled = absent.map(([place]) => place.split('.')[1]!)
  const { kind: word, ...settings } = filled as Record<string, unknown>
  const kind = kinds.find((one) => one.kind === word)
  if (kind === undefined)
    return absences.length > 0
      ? absences
      : [`.kind must be one of ${kinds.map((one) => one.kind).join(', ')}`]
  const whole = Value.Default(kind.settings, structuredClone(settings)) as Record<string, unknown>
  const find = (right: object) => kind.mistakes?.({ ...right, kind: kind.kind } as never) ?? []
  const wrong = [...unfilled, ...wrongIn(kind.settings, whole)]
  const mistakes = [
    ...absences,
    ...blockMistakes(kind.settings, whole).filter((one) => !unfilled.some((name) => isOf(name, one))),
    ...(wrong.length === 0 ? find(whole) : furtherMistakes(kind.settings, whole, wrong, find)),
  ]
  return mistakes.length > 0 ? mistakes : { ...whole, kind: kind.kind }
}

/** Whether a mistake is that of a setting. */
const isOf = (name: string, mistake: string) =>
  mistake === ` needs ${name}` || mistake.startsWith(`.${name} `) || mistake.startsWith(`.${name}.`)
