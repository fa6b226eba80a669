import { type CompiledBlocklist, type CompiledRule, type Knowledge, Role, WEIGHT_RANK } from './knowledge.ts'

/** What one pass over a text found. */
export interface Found {
  readonly rule: CompiledRule | null
  /** The words that decided, as they stand in the text. */
  readonly words: string
  /** The rule's words are usual ones, and others name another cause, or the language is one of those with fewer rules. */
  readonly disputed: boolean
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
  const { phrases, roles, targets, rules, reasonRanks, kindRanks } = knowledge
  const { found } = phrases
  const count = phrases.scan(text)
  let marked = conditions.provider
  let blocklistAt = -1
  let temporary = false
  let permanent = false
  let waits = false
  let kinds = false
  for (let n = 0; n < count; n++) {
    const entry = found[n]!
    const role = roles[entry]!
    if (role === Role.Rule) kinds ||= kindRanks[entry] !== 0
    else if (role === Role.ProviderMark) marked ??= knowledge.providers[targets[entry]!]!.name
    else if (role === Role.Temporary) temporary = true
    else if (role === Role.Permanent) permanent = true
    else if (role === Role.Wait) waits = true
    else if (blocklistAt < 0 || longer(knowledge, n, blocklistAt)) blocklistAt = n
  }
  const given = { provider: marked, status: conditions.status, reply: conditions.reply }
  let best = pick(knowledge, reasonRanks, count, given)
  if (best < 0) best = pick(knowledge, reasonRanks, phrases.scanLate(), given)
  const kind = kinds ? pick(knowledge, kindRanks, count, given) : -1
  const rule = best < 0 ? null : rules[targets[found[best]!]!]!
  return {
    rule,
    words: best < 0 ? '' : phrases.words(text, best),
    disputed: rule?.weight === 'usual' && (!phrases.isAscii || hasRival(knowledge, best, count, given)),
    kindRule: kind < 0 ? null : rules[targets[found[kind]!]!]!,
    kindWords: kind < 0 ? '' : phrases.words(text, kind),
    provider: marked ?? rule?.provider ?? null,
    blocklist: blocklistAt < 0 ? null : knowledge.blocklists[targets[found[blocklistAt]!]!]!,
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
  const { phrases, targets, asks } = knowledge
  const { found } = phrases
  let bestRank = 0
  let bestAt = -1
  for (let n = 0; n < count; n++) {
    const entry = found[n]!
    const rank = ranks[entry]!
    if (rank < bestRank || rank === 0) continue
    if (rank === bestRank && !longer(knowledge, n, bestAt)) continue
    if (asks[entry] === 1 && !holds(knowledge, targets[entry]!, given)) continue
    bestRank = rank
    bestAt = n
  }
  return bestAt
}

/** Whether words that are as usual, and no part of the best ones, name another reason. */
function hasRival(knowledge: Knowledge, best: number, count: number, given: Conditions): boolean {
  const { phrases, rules, targets, reasonRanks, asks } = knowledge
  const { found } = phrases
  const { reason } = rules[targets[found[best]!]!]!
  const start = phrases.startOf(best)
  const end = start + phrases.lengthOf(best)
  for (let n = 0; n < count; n++) {
    const entry = found[n]!
    if (reasonRanks[entry]! < WEIGHT_RANK.usual || rules[targets[entry]!]!.reason === reason) continue
    const from = phrases.startOf(n)
    if (from >= start && from + phrases.lengthOf(n) <= end) continue
    if (asks[entry] !== 1 || holds(knowledge, targets[entry]!, given)) return true
  }
  return false
}

/** Whether a rule's conditions on receiver and codes hold, and no counter-word of its stands in the text. */
function holds(knowledge: Knowledge, index: number, { provider, status, reply }: Conditions): boolean {
  const { phrases, vetoes, vetoesOf } = knowledge
  const last = vetoesOf[index + 1]!
  for (let n = vetoesOf[index]!; n < last; n++) if (phrases.has(vetoes[n]!)) return false
  const rule = knowledge.rules[index]!
  if (rule.onlyHere && rule.provider !== provider) return false
  if (rule.status !== null && !statusFits(rule.status, status)) return false
  return rule.reply === null || (reply !== null && rule.reply.includes(reply))
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
