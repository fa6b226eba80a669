import { type CompiledBlocklist, type CompiledRule, type Knowledge, Role } from './knowledge.ts'

/** What one pass over a text found. */
export interface Found {
  readonly rule: CompiledRule | null
  /** The words that decided, as they stand in the text. */
  readonly words: string
  /** The rule that says what sort of text it is, where it is no plain failure. */
  readonly kindRule: CompiledRule | null
  readonly kindWords: string
  readonly provider: string | null
  readonly blocklist: CompiledBlocklist | null
  readonly blocklistWords: string
  readonly temporary: boolean
  readonly permanent: boolean
  /** Words stand in it that a wait is named with. */
  readonly waits: boolean
}

/** What a rule's conditions are asked of. */
export interface Conditions {
  readonly provider: string | null
  readonly status: string | null
  readonly reply: number | null
}

/**
 * Scans one text and picks the rule of the highest rank among those whose words stand in it, none of whose
 * counter-words do, and whose conditions on receiver and codes hold. Of equals the longest, then the first wins.
 */
export function find(knowledge: Knowledge, text: string, conditions: Conditions): Found {
  const { phrases, roles, targets, rules } = knowledge
  const count = phrases.scan(text)
  let marked = conditions.provider
  let blocklistAt = -1
  let temporary = false
  let permanent = false
  let waits = false
  for (let n = 0; n < count; n++) {
    const entry = phrases.found[n]!
    const role = roles[entry]!
    if (role <= Role.Veto) continue
    if (role === Role.ProviderMark) marked ??= knowledge.providers[targets[entry]!]!.name
    else if (role === Role.Temporary) temporary = true
    else if (role === Role.Permanent) permanent = true
    else if (role === Role.Wait) waits = true
    else if (blocklistAt < 0 || longer(knowledge, n, blocklistAt)) blocklistAt = n
  }
  const given = { provider: marked, status: conditions.status, reply: conditions.reply }
  let best = pick(knowledge, knowledge.reasonRanks, count, given)
  if (best < 0) best = pick(knowledge, knowledge.reasonRanks, phrases.scanLate(), given)
  const kind = pick(knowledge, knowledge.kindRanks, count, given)
  const rule = best < 0 ? null : rules[targets[phrases.found[best]!]!]!
  return {
    rule,
    words: best < 0 ? '' : phrases.words(text, best),
    kindRule: kind < 0 ? null : rules[targets[phrases.found[kind]!]!]!,
    kindWords: kind < 0 ? '' : phrases.words(text, kind),
    provider: marked ?? rule?.provider ?? null,
    blocklist: blocklistAt < 0 ? null : knowledge.blocklists[targets[phrases.found[blocklistAt]!]!]!,
    blocklistWords: blocklistAt < 0 ? '' : phrases.words(text, blocklistAt),
    temporary,
    permanent,
    waits,
  }
}

/** Whether one find is longer than another, or as long and its entry the first of the two. */
function longer({ phrases }: Knowledge, one: number, other: number): boolean {
  const more = phrases.lengthOf(one) - phrases.lengthOf(other)
  return more > 0 || (more === 0 && phrases.found[one]! < phrases.found[other]!)
}

/** Index of the best find among the entries that have a rank; -1 for none. */
function pick(knowledge: Knowledge, ranks: Int32Array, count: number, given: Conditions): number {
  const { phrases, targets } = knowledge
  const { found } = phrases
  let bestRank = 0
  let bestAt = -1
  for (let n = 0; n < count; n++) {
    const rank = ranks[found[n]!]!
    if (rank < bestRank || rank === 0) continue
    if (rank === bestRank && phrases.lengthOf(n) <= phrases.lengthOf(bestAt)) continue
    if (!holds(knowledge, targets[found[n]!]!, given)) continue
    bestRank = rank
    bestAt = n
  }
  return bestAt
}

/** Whether a rule's conditions on receiver and codes hold, and no counter-word of its stands in the text. */
function holds(knowledge: Knowledge, index: number, { provider, status, reply }: Conditions): boolean {
  const rule = knowledge.rules[index]!
  if (rule.onlyHere && rule.provider !== provider) return false
  if (rule.status !== null && !statusFits(rule.status, status)) return false
  if (rule.reply !== null && (reply === null || !rule.reply.includes(reply))) return false
  const vetoes = knowledge.vetoes[index]!
  for (let n = 0; n < vetoes.length; n++) if (knowledge.phrases.has(vetoes[n]!)) return false
  return true
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
