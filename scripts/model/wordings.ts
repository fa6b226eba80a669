import { parsePattern } from '../../src/match/pattern.ts'
import { random } from './random.ts'
import { type Labelled, rulesWithReasons } from './texts.ts'

/** How often a pattern is spelled out. */
const TIMES = 10
const SEED = 7
/** Shorter ones are codes and beginnings of words. */
const SHORTEST = 6

/**
 * What rules' patterns can say: pieces of texts. Rules find these words in that order only; the model learns what each
 * of them leans to.
 */
export function ruleWordings(): Labelled[] {
  const next = random(SEED)
  const all = new Map<string, Labelled>()
  for (const { reason, rule } of rulesWithReasons()) {
    for (const text of (rule.text ?? []).flatMap((pattern) => spelledOut(pattern, next))) {
      if (text.length < SHORTEST) continue
      all.set(`${reason} ${text}`, { text, reason, also: [], from: 'wordings', id: '' })
    }
  }
  return [...all.values()]
}

/**
 * A pattern spelled out {@link TIMES} times by chance, one of its alternatives each time: a text may come twice.
 * @param next gives numbers from 0 up to 1
 * @example spelledOut('{mailbox/account} * {full/over quota}', () => 0)[0] // 'mailbox full'
 */
export function spelledOut(pattern: string, next: () => number): string[] {
  const fragments = parsePattern(pattern)
  return Array.from({ length: TIMES }, () =>
    fragments
      .map(({ alternatives }) => alternatives[Math.floor(next() * alternatives.length)]!.text.trim())
      .join(' '),
  )
}
