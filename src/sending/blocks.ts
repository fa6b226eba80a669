import { blockMistakes, furtherMistakes, isObject, wrongIn } from '../settings/block.ts'
import { isNetwork, placeOf } from '../settings/place.ts'
import { SENDING_KINDS } from './kinds.ts'
import type { SendingBlock, SendingBlocks, SendingKindName } from './sending-block.ts'

/**
 * The blocks of `sending:` in the file of settings, and every mistake in them.
 *
 * @example
 * readSending({ postfix: { kind: 'policy-service', listen: '127.0.0.1:10040' } }).blocks.postfix.kind // 'policy-service'
 */
export function readSending(given: unknown): {
  readonly blocks: SendingBlocks
  readonly mistakes: readonly string[]
} {
  if (!isObject(given))
    return { blocks: {}, mistakes: ['sending must hold blocks, each as "name: settings".'] }
  const mistakes: string[] = []
  const blocks: Record<string, SendingBlock> = {}
  for (const [name, block] of Object.entries(given)) {
    const found = mistakesOf(block).map((one) => `sending.${name}${one}.`)
    if (found.length === 0) blocks[name] = block as unknown as SendingBlock
    mistakes.push(...found)
  }
  return { blocks, mistakes }
}

/** Each as it follows the name of the block. */
function mistakesOf(block: unknown): string[] {
  if (!isObject(block)) return [' must hold settings, each as "name: value"']
  const { kind, ...settings } = block
  const names = Object.keys(SENDING_KINDS)
  if (typeof kind !== 'string' || !names.includes(kind)) return [`.kind must be one of ${names.join(', ')}`]
  const schema = SENDING_KINDS[kind as SendingKindName].settings
  const find = (right: object) => placesOf(right as SendingBlock)
  return [
    ...blockMistakes(schema, settings),
    ...furtherMistakes(schema, settings, wrongIn(schema, settings), find),
  ]
}

function placesOf({ listen, allow = [] }: SendingBlock): string[] {
  return [
    ...(placeOf(listen) === null
      ? ['.listen must be an address and a port, as 127.0.0.1:10040, or unix: and a path']
      : []),
    ...allow
      .filter((one) => !isNetwork(one))
      .map((one) => `.allow must hold addresses or networks, as 192.0.2.0/24, not ${JSON.stringify(one)}`),
  ]
}
