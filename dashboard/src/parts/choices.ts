import { REASON_NAMES } from '../../../src/model/reasons.ts'
import type { Choice } from './field.tsx'
import { words } from './format.ts'

const ANY: Choice = ['', 'any']

/** What can be chosen of, with "any" before it. */
export const anyOf = (names: readonly string[]): readonly Choice[] => [
  ANY,
  ...names.map((name): Choice => [name, words(name)]),
]

export const REASON_CHOICES = anyOf(REASON_NAMES)

export const CAUSES = ['bounces', 'mirrored', 'complaint', 'unsubscribe', 'manual'] as const

/** Why an entry stands, in words. */
export const CAUSE_WORDS: Readonly<Record<(typeof CAUSES)[number], string>> = {
  bounces: 'bounces',
  mirrored: 'list of a service',
  complaint: 'complaint',
  unsubscribe: 'unsubscribed',
  manual: 'by hand',
}
