import type { Reason } from '../../../../src/model/reasons.ts'
import type { RuleFile } from '../../../../src/own-rules.ts'

type ReasonTable = NonNullable<RuleFile['reasons']>[number]
export type TaughtRule = ReasonTable['rules'][number]

/** Words of a rule that are proposed at most. */
const MOST_WORDS = 8

/**
 * The words of a reply that may tell its reason: its longest run without codes, addresses, links and numbers.
 *
 * @example
 * proposedWords('550 5.7.1 <a@example.com>: desk is closed (id 17)') // 'desk is closed'
 */
export function proposedWords(said: string): string {
  const runs = said
    .replace(/\S*(?:@|:\/\/|\d)\S*/g, '\n')
    .split(/[^\p{L}\s'’-]|\n/u)
    .map((run) => run.trim().split(/\s+/).slice(0, MOST_WORDS).join(' '))
  return runs.reduce((best, run) => (run.length > best.length ? run : best), '').toLowerCase()
}

/** The reply as an example that names nobody. */
export function exampleOf(said: string): string {
  return said
    .replace(/\S+@\S+/g, 'user@example.com')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
}

/** A rule that these words tell, with the reply as its test. */
export function ruleOf(words: string, said: string, type: 'hard' | 'soft' | null): TaughtRule {
  const id = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  return {
    id: `taught-${id || 'rule'}`,
    text: [words],
    ...(type === null ? {} : { type }),
    is: [exampleOf(said)],
  }
}

/** The rules with one more; one of the same id for the same reason is replaced. */
export function withRule(file: RuleFile, reason: Reason, rule: TaughtRule): RuleFile {
  const before = withoutRule(file, reason, rule.id)
  const tables = before.reasons ?? []
  const known = tables.some((table) => table.reason === reason)
  const added = known
    ? tables.map((table) => (table.reason === reason ? { ...table, rules: [...table.rules, rule] } : table))
    : [...tables, { reason, rules: [rule] }]
  return { ...before, reasons: added }
}

export function withoutRule(file: RuleFile, reason: Reason, id: string): RuleFile {
  const tables = (file.reasons ?? []).flatMap((table): ReasonTable[] => {
    if (table.reason !== reason) return [table]
    const rules = table.rules.filter((rule) => rule.id !== id)
    return rules.length === 0 ? [] : [{ ...table, rules }]
  })
  return { ...file, reasons: tables }
}
