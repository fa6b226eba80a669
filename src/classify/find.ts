import { type CompiledRule, type Knowledge, Role } from './knowledge.ts'
import type { BlocklistEntry } from './rule.ts'

/** What one pass over a text found. */
export interface Found {
  readonly rule: CompiledRule | null
  /** The words that decided, as they stand in the text. */
  readonly words: string
  /** The rule that says what sort of text it is, where it is no plain failure. */
  readonly kindRule: CompiledRule | null
  readonly kindWords: string
  readonly provider: string | null
  readonly blocklist: BlocklistEntry | null
  readonly blocklistWords: string
  readonly temporary: boolean
  readonly permanent: boolean
}

const NOTHING: Found = {
  rule: null,
  words: '',
  kindRule: null,
  kindWords: '',
  provider: null,
  blocklist: null,
  blocklistWords: '',
  temporary: false,
  permanent: false,
}

/**
 * Scans one text and picks the rule of the highest rank among those whose words stand in it, none of whose
 * counter-words do, and whose conditions on receiver and status hold. Of equals the longest, then the first wins.
 */
export function find(
  knowledge: Knowledge,
  text: string,
  provider: string | null,
  status: string | null,
): Found {
  const { phrases, roles, targets, rules } = knowledge
  const count = phrases.scan(text)
  if (count === 0) return NOTHING
  let marked = provider
  let blocklist: BlocklistEntry | null = null
  let blocklistAt = -1
  let temporary = false
  let permanent = false
  let vetoes = false
  for (let n = 0; n < count; n++) {
    const pattern = phrases.found[n]!
    switch (roles[pattern]) {
      case Role.Veto:
        vetoes = true
        break
      case Role.ProviderMark:
        marked ??= knowledge.providers[targets[pattern]!]!.name
        break
      case Role.Blocklist:
        if (blocklist === null || phrases.lengthOf(n) > phrases.lengthOf(blocklistAt)) {
          blocklist = knowledge.blocklists[targets[pattern]!]!
          blocklistAt = n
        }
        break
      case Role.Temporary:
        temporary = true
        break
      case Role.Permanent:
        permanent = true
        break
    }
  }
  const best = pick(knowledge, count, true, marked, status, vetoes)
  const kind = pick(knowledge, count, false, marked, status, vetoes)
  const rule = best < 0 ? null : rules[targets[phrases.found[best]!]!]!
  return {
    rule,
    words: best < 0 ? '' : phrases.words(text, best),
    kindRule: kind < 0 ? null : rules[targets[phrases.found[kind]!]!]!,
    kindWords: kind < 0 ? '' : phrases.words(text, kind),
    provider: marked ?? rule?.provider ?? null,
    blocklist,
    blocklistWords: blocklist === null ? '' : phrases.words(text, blocklistAt),
    temporary,
    permanent,
  }
}

/** Index of the best find of a rule that gives a reason (or, with `reasons` false, a kind); -1 for none. */
function pick(
  knowledge: Knowledge,
  count: number,
  reasons: boolean,
  provider: string | null,
  status: string | null,
  vetoes: boolean,
): number {
  const { phrases, roles, targets, rules } = knowledge
  let best: CompiledRule | null = null
  let bestAt = -1
  for (let n = 0; n < count; n++) {
    const pattern = phrases.found[n]!
    if (roles[pattern] !== Role.Rule) continue
    const target = targets[pattern]!
    const rule = rules[target]!
    if ((rule.reason !== null) !== reasons) continue
    if (
      best !== null &&
      (rule.rank < best.rank || (rule.rank === best.rank && phrases.lengthOf(n) <= phrases.lengthOf(bestAt)))
    ) {
      continue
    }
    if (rule.onlyHere && rule.provider !== provider) continue
    if (rule.status !== null && !statusFits(rule.status, status)) continue
    if (vetoes && isVetoed(knowledge, target, count)) continue
    best = rule
    bestAt = n
  }
  return bestAt
}

function isVetoed(knowledge: Knowledge, rule: number, count: number): boolean {
  const { phrases, roles, targets } = knowledge
  for (let n = 0; n < count; n++) {
    const pattern = phrases.found[n]!
    if (roles[pattern] === Role.Veto && targets[pattern] === rule) return true
  }
  return false
}

/** `*.7.26` stands for both classes. */
export function statusFits(wanted: readonly string[], status: string | null): boolean {
  if (status === null) return false
  return wanted.some(
    (want) =>
      want === status ||
      (want.startsWith('*') && status.endsWith(want.slice(1)) && status.length === want.length),
  )
}
