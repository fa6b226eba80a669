import type { TObject } from 'typebox'
import { Value } from 'typebox/value'

/** Whether a value of a file of settings holds others by name. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * Every mistake in the settings of a block, each as it follows the block's name.
 *
 * @example
 * blockMistakes(Type.Object({ port: Type.Integer() }), { port: 'http' }) // ['.port must be a whole number']
 */
export function blockMistakes(schema: TObject, settings: Readonly<Record<string, unknown>>): string[] {
  const all = [...Value.Errors(schema, settings)]
  const either = all.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath)
  const names = Object.keys(schema.properties)
  // Where one of several forms will do, what is wrong with each of them is no help.
  const told = all.filter(
    ({ keyword, instancePath }) =>
      keyword === 'anyOf' || !either.some((path) => `${instancePath}/`.startsWith(`${path}/`)),
  )
  return told.flatMap((one) => mistakeIn(one, schema, names))
}

/** The settings of a block that are wrong, by name. */
export const wrongIn = (schema: TObject, settings: Readonly<Record<string, unknown>>): readonly string[] =>
  [...Value.Errors(schema, settings)].flatMap(({ instancePath, params }) => {
    const { requiredProperties = [], additionalProperties = [] } = params as Readonly<
      Record<string, string[]>
    >
    const name = instancePath.split('/')[1]
    return name === undefined ? [requiredProperties, additionalProperties].flat() : [name]
  })

/**
 * What no schema can tell of a block, also where some of its settings are wrong already: all is told at once. What
 * says more of those settings, or hangs upon them, is not told.
 *
 * @param find each mistake as it follows the block's name
 */
export function furtherMistakes(
  schema: TObject,
  settings: Readonly<Record<string, unknown>>,
  wrong: readonly string[],
  find: (settings: Readonly<Record<string, unknown>>) => readonly string[],
): readonly string[] {
  const properties = schema.properties as Readonly<Record<string, Told>>
  const chooses = (name: string) => properties[name]?.enum !== undefined && !('default' in properties[name])
  if (wrong.some(chooses)) return []
  const required = new Set(schema.required ?? [])
  if (wrong.some((name) => required.has(name) && properties[name]?.type !== 'string')) return []
  const right = Object.entries(settings).filter(([name]) => !wrong.includes(name))
  const standIns = wrong.filter((name) => required.has(name)).map((name) => [name, ''] as const)
  const whole = Value.Default(schema, Object.fromEntries([...right, ...standIns])) as Record<string, unknown>
  return find(whole).filter((one) => !one.split(/\W+/).some((word) => wrong.includes(word)))
}

type Wrong = ReturnType<typeof Value.Errors>[number]

function mistakeIn({ instancePath, keyword, message, params }: Wrong, schema: TObject, names: string[]) {
  const place = instancePath.replaceAll('/', '.')
  const told = params as Readonly<Record<string, unknown>>
  switch (keyword) {
    // Said once more, of the setting itself.
    case 'boolean':
      return []
    case 'additionalProperties': {
      const has = place === '' ? `; it has kind, ${names.join(', ')}` : ''
      return [`${place} has no setting ${list(told.additionalProperties)}${has}`]
    }
    case 'required':
      return [`${place} needs ${list(told.requiredProperties)}`]
    case 'enum':
      return [`${place} must be one of ${(told.allowedValues as string[]).join(', ')}`]
    case 'type':
    case 'anyOf': {
      const form = formOf(within(schema, instancePath))
      return [`${place} ${form === undefined ? message : `must be ${form}`}`]
    }
    case 'minimum':
      return [`${place} must be at least ${told.limit}`]
    case 'maximum':
      return [`${place} must be at most ${told.limit}`]
    case 'minLength':
    case 'minItems':
      return [`${place} must not be empty`]
    case 'pattern': {
      const example = within(schema, instancePath).examples?.[0]
      return [`${place} ${example === undefined ? message : `must be as ${example}`}`]
    }
    default:
      return [`${place} ${message}`]
  }
}

const list = (names: unknown): string => [names].flat().join(', ')

/** As much of a JSON schema as is told of it. */
export interface Told {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly items?: Told
  readonly anyOf?: readonly Told[]
  readonly properties?: Readonly<Record<string, Told>>
  /** Of any names. */
  readonly patternProperties?: Readonly<Record<string, Told>>
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly description?: string
}

function within(schema: Told, path: string): Told {
  let found: Told | undefined = schema
  for (const name of path.split('/').slice(1)) {
    const of: Told = found ?? {}
    found = of.items ?? of.properties?.[name] ?? Object.values(of.patternProperties ?? {})[0]
  }
  return found ?? {}
}

const FORMS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'settings by name',
}

/** What a setting may be, in words; undefined where that cannot be told. */
export function formOf(schema: Told): string | undefined {
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`
  if (schema.anyOf !== undefined) return schema.anyOf.map(formOf).join(' or ')
  if (schema.type === 'array') {
    const of = formOf(schema.items ?? {})
    return of === 'a text' ? 'a list of texts' : `a list, each ${of}`
  }
  return FORMS[schema.type ?? '']
}
