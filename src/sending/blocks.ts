import { Value } from 'typebox/value'
import { SENDING_KINDS, type SendingBlock, type SendingKindName } from './kinds.ts'
import { isNetwork, placeOf } from './place.ts'

/** The listeners of the settings, by name. */
export type SendingBlocks = Readonly<Record<string, SendingBlock>>

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
  const wrong = [...Value.Errors(schema, settings)].flatMap((one) =>
    mistakeIn(one, Object.keys(schema.properties)),
  )
  return wrong.length > 0 ? wrong : placesOf(block as unknown as SendingBlock)
}

type Wrong = ReturnType<typeof Value.Errors>[number]

function mistakeIn({ instancePath, keyword, message, params }: Wrong, names: readonly string[]): string[] {
  const place = instancePath.replaceAll('/', '.')
  const told = params as Readonly<Record<string, unknown>>
  switch (keyword) {
    // Said once more, of the setting itself.
    case 'boolean':
      return []
    case 'additionalProperties':
      return [
        `${place} has no setting ${String(told.additionalProperties)}; it has kind, ${names.join(', ')}`,
      ]
    case 'required':
      return [`${place} needs ${String(told.requiredProperties)}`]
    case 'enum':
      return [`${place} must be one of ${(told.allowedValues as string[]).join(', ')}`]
    default:
      return [`${place} ${message}`]
  }
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
