import type { Alternative } from './pattern.ts'

/** Verbs that take on a "not". */
const VERBS = 'is|are|was|were|do|does|did|has|have|had|could|would|should|must|need'
const APART = new RegExp(`\\b(${VERBS}) not\\b`, 'g')
const TOGETHER = new RegExp(`\\b(${VERBS})n't(?![a-z])`, 'g')

/**
 * A fragment's text with its "not" spelled in the other ways, itself first: people write "is not valid" and "isn't
 * valid", "cannot" and "can't". A text that begins with "not" may go on any verb.
 *
 * @example negations({ text: 'not found', leftEdge: false, rightEdge: false })[1].text // "n't found"
 */
export function negations(alternative: Alternative): Alternative[] {
  const { text } = alternative
  const respelled = new Set([
    text.replace(APART, "$1n't"),
    text.replace(TOGETHER, '$1 not'),
    text.replace(/\b(cannot|can not)\b/g, "can't"),
    text.replace(/\b(can't|can not)(?![a-z])/g, 'cannot'),
    text.replace(/\b(can't|cannot)(?![a-z])/g, 'can not'),
    text.replace(/\bwill not\b/g, "won't"),
    text.replace(/\bwon't(?![a-z])/g, 'will not'),
  ])
  respelled.delete(text)
  const out = [alternative, ...[...respelled].map((other) => ({ ...alternative, text: other }))]
  if (/^not(?![a-z])/.test(text)) out.push({ ...alternative, text: `n't${text.slice(3)}`, leftEdge: false })
  else if (text.startsWith("n't")) out.push({ ...alternative, text: `not${text.slice(3)}`, leftEdge: true })
  return out
}
