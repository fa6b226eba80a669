import { unguarded } from './csv.ts'

/** A record of a table or an object of JSON, looked up by folded names: see {@link fold}. */
export interface Fields {
  get(name: string): unknown
}

/**
 * A name of a column or key without case and punctuation, since exports of one service differ in these.
 * @example fold('Email Address') === fold('emailAddress') // 'emailaddress'
 */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** The cells of a record under the names of its columns. */
export class RowFields implements Fields {
  readonly #columns: ReadonlyMap<string, number>
  readonly #cells: readonly string[]

  /** @param columns where each folded name stands */
  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#columns = columns
    this.#cells = cells
  }

  get(name: string): unknown {
    const at = this.#columns.get(name)
    const cell = at === undefined ? undefined : this.#cells[at]
    return cell === undefined ? undefined : unguarded(cell)
  }
}

/** An object of JSON under its folded keys; undefined where the value is none. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value).map(([key, one]) => [fold(key), one]))
}

/** A string that says something, or a number as one; else null. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const trimmed = value.trim()
  return trimmed === '' ? null : trimmed
}

/** `true`, `1`, `yes` and the like. */
export function truthy(value: unknown): boolean {
  return value === true || /^(?:true|1|yes|y|on)$/i.test(text(value) ?? '')
}

/** The first of the fields that says something. */
export function firstOf(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const found = text(fields.get(name))
    if (found !== null) return found
  }
  return null
}
