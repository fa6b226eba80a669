import type { DeliveryEvent } from '../model/event.ts'
import { KINDS } from '../model/kinds.ts'
import { type Arguments, type OptionSpec, UsageError } from './command.ts'

const TYPES = ['hard', 'soft'] as const
const WORDS: readonly string[] = [...TYPES, ...KINDS]

export const ONLY_OPTION: OptionSpec = {
  name: 'only',
  value: 'KIND',
  multiple: true,
  text: `print only hard, soft, or events of this kind: ${KINDS.join(', ')}; may be repeated`,
}

/** A test for what `--only` lets through. */
export function onlyOf(args: Arguments): (event: Pick<DeliveryEvent, 'kind' | 'type'>) => boolean {
  const wanted = new Set(args.options.only ?? [])
  for (const word of wanted) {
    if (!WORDS.includes(word)) throw new UsageError(`--only ${word}: it must be one of ${WORDS.join(', ')}.`)
  }
  return ({ kind, type }) => wanted.size === 0 || wanted.has(kind) || (type !== null && wanted.has(type))
}
