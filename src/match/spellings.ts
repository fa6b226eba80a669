import type { Alternative } from './fragment.ts'

/** Verbs that take on a "not". */
const VERBS = 'is|are|was|were|do|does|did|has|have|had|could|would|should|must|need'

/** What is written in the other ways, one rule after another. */
const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(${VERBS}) not\\b`, 'g'), "$1n't"],
  [new RegExp(`\\b(${VERBS})n't(?![a-z])`, 'g'), '$1 not'],
  [/\b(cannot|can not)\b/g, "can't"],
  [/\b(can't|can not)(?![a-z])/g, 'cannot'],
  [/\b(can't|cannot)(?![a-z])/g, 'can not'],
  [/\bwill not\b/g, "won't"],
  [/\bwon't(?![a-z])/g, 'will not'],
]

/** How servers' operators misspell the words that they need most. */
const MISSPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/address/g, 'adress'],
  [/recipient/g, 'recepient'],
  [/mailbox/g, 'mail box'],
  [/exceeded/g, 'exceded'],
  [/\btoo (many|much)\b/g, 'to $1'],
  [/\b(is|do|does|did|was|has|could|ca|wo)n't(?![a-z])/g, '$1nt'],
]

/** What any of these rules is about: nearly all texts have none of it. */
const RESPELLED = /n(?:ot|'t)|address|recipient|mailbox|exceeded|too m/

/**
 * A fragment's text in other spellings, itself first: people write "is not valid", "isn't valid" and "isnt valid",
 * "mailbox" and "mail box", and "adress". A text that begins with "not" may go on any verb.
 *
 * @example spellings({ text: 'not found', leftEdge: false, rightEdge: false })[1].text // "n't found"
 */
export function spellings(alternative: Alternative): Alternative[] {
  const { text, rightEdge } = alternative
  if (!RESPELLED.test(text)) return [alternative]
  const all = new Set([...respelled(text, NEGATIONS), ...respelled(text, MISSPELLINGS)])
  const out = [...all].map((other) => ({ ...alternative, text: other }))
  const rest = /^n(?:ot|'t)(?![a-z])(.*)/s.exec(text)?.[1]
  if (rest === undefined) return out
  return [
    ...out,
    { text: `n't${rest}`, leftEdge: false, rightEdge },
    { text: `not${rest}`, leftEdge: true, rightEdge },
    { text: `doesnt${rest}`, leftEdge: true, rightEdge },
  ]
}

function respelled(text: string, rules: readonly (readonly [RegExp, string])[]): string[] {
  return [...new Set([text, ...rules.map(([from, to]) => text.replace(from, to))])]
}
