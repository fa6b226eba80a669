import { GAP } from '../match/pattern.ts'

/** What no phrase has, and no gap of a phrase can span. */
const WIDE = '~'.repeat(GAP + 1)
/** Any number of empty lines is one gap: a text grows by no more than its paragraphs need. */
const EMPTY_LINES = /\n\s*\n/g

/**
 * Puts the paragraphs of a notice further apart than the parts of a phrase may stand: "to the following recipient:"
 * and "rejected by our rules" two paragraphs below are no refusal by the recipient.
 */
export function paragraphsApart(text: string): string {
  return text.replace(EMPTY_LINES, `\n\n${WIDE}\n\n`)
}
