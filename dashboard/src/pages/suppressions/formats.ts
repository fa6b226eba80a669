import { LIST_FORMATS, LIST_TARGETS } from '../../../../src/exchange/formats/index.ts'
import type { Choice } from '../../parts/field.tsx'

/** The forms that lists come in, with the names of their services. */
export const FORMATS: readonly Choice[] = LIST_FORMATS.map(({ id, title }) => [id, title])

/** The forms that lists go out in: some services keep a list for each cause. */
export const TARGETS: readonly Choice[] = LIST_TARGETS.map(({ name, title }) => [
  name,
  name.includes(':') ? `${title}, ${name.split(':')[1]}` : title,
])
