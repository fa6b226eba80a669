import {
  compilePhrases,
  type PackedPhrases,
  type PhraseData,
  packPhrases,
  unpackPhrases,
} from '../match/compile.ts'
import { Phrases } from '../match/phrases.ts'
import { startsOf } from '../match/plan.ts'
import type { BounceType } from '../model/advice.ts'
import type { How, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import { PERMANENT, TEMPORARY } from './modifiers.ts'
import { KIND_ORDER, REASON_ORDER } from './order.ts'
import { waitStems } from './retry-after.ts'
import type { BlocklistEntry, KindTable, Provider, ProviderRule, ReasonTable, Rule, Weight } from './rule.ts'

/** A rule as the engine uses it. */
export interface CompiledRule {
  readonly id: string
  readonly reason: Reason | null
  readonly kind: Kind
  readonly how: How
  readonly weight: Weight
  /** The higher wins. */
  readonly rank: number
  readonly type: BounceType | null
  readonly provider: string | null
  readonly onlyHere: boolean
  readonly status: readonly string[] | null
  readonly reply: readonly number[] | null
}

/** What an entry of the phrases is for. */
export const Role = {
  Rule: 0,
  Veto: 1,
  ProviderMark: 2,
  Blocklist: 3,
  Temporary: 4,
  Permanent: 5,
  Wait: 6,
} as const

/** A receiver, as far as verdicts need it. */
export type CompiledProvider = Pick<Provider, 'name' | 'hosts' | 'domains'>

/** A blocklist, as far as verdicts need it. */
export interface CompiledBlocklist extends Pick<BlocklistEntry, 'id' | 'name' | 'url' | 'lists'> {
  readonly lookup: string | undefined
}

/** The tables made ready for one pass over a text, as plain data. */
export interface KnowledgeData {
  readonly phrases: PhraseData
  /** By entry of the phrases: what it is for, and the index of its rule, provider or blocklist. */
  readonly roles: readonly number[]
  readonly targets: readonly number[]
  readonly rules: readonly CompiledRule[]
  readonly providers: readonly CompiledProvider[]
  readonly blocklists: readonly CompiledBlocklist[]
  /** Rules of a provider that decide by status alone: `gmail` → rules. */
  readonly statusRules: Readonly<Record<string, readonly number[]>>
  /** By rule: the entries that veto it. */
  readonly vetoes: readonly (readonly number[])[]
  /** An operator's tables, which stand beside the package's. */
  readonly isOwn: boolean
}

/** The same, with what the engine works on. */
export interface Knowledge extends Omit<KnowledgeData, 'phrases' | 'roles' | 'targets' | 'vetoes'> {
  readonly phrases: Phrases
  readonly roles: Uint8Array
  readonly targets: Int32Array
  /** By entry: the rank of its rule where that gives a reason, or a kind; else 0. */
  readonly reasonRanks: Int32Array
  readonly kindRanks: Int32Array
  /** By entry: 1 where its rule has counter-words or conditions on receiver or codes. */
  readonly asks: Uint8Array
  /** The entries that veto a rule are the numbers from `vetoesOf[rule]` up to `vetoesOf[rule + 1]` of `vetoes`. */
  readonly vetoesOf: Int32Array
  readonly vetoes: Int32Array
}

/** Makes compiled tables ready for use. */
export function loadKnowledge(data: KnowledgeData): Knowledge {
  return {
    ...data,
    // A counter-word that stands in somebody's address says nothing. Cues are asked only where no other words speak.
    phrases: new Phrases(data.phrases, { asked: vetoesOf(data), late: cuesOf(data) }),
    roles: Uint8Array.from(data.roles),
    targets: Int32Array.from(data.targets),
    reasonRanks: ranks(data, (rule) => rule.reason !== null),
    kindRanks: ranks(data, (rule) => rule.reason === null),
    asks: Uint8Array.from(data.targets, (target, entry) =>
      data.roles[entry] === Role.Rule && hasConditions(data, target) ? 1 : 0,
    ),
    vetoesOf: startsOf(data.vetoes),
    vetoes: Int32Array.from(data.vetoes.flat()),
  }
}

function* vetoesOf({ roles }: KnowledgeData): Iterable<number> {
  for (let entry = 0; entry < roles.length; entry++) if (roles[entry] === Role.Veto) yield entry
}

/** The entries of the cues, and the counter-words that only cues have. */
function cuesOf({ roles, targets, rules, vetoes }: KnowledgeData): Set<number> {
  const isCue = (rule: number) => rules[rule]!.weight === 'cue'
  const late = new Set<number>()
  roles.forEach((role, entry) => {
    if (role === Role.Rule && isCue(targets[entry]!)) late.add(entry)
  })
  const others = new Set(vetoes.flatMap((list, rule) => (isCue(rule) ? [] : list)))
  vetoes.forEach((list, rule) => {
    if (isCue(rule)) for (const entry of list) if (!others.has(entry)) late.add(entry)
  })
  return late
}

function hasConditions({ rules, vetoes }: KnowledgeData, rule: number): boolean {
  const { onlyHere, status, reply } = rules[rule]!
  return onlyHere || status !== null || reply !== null || vetoes[rule]!.length > 0
}

function ranks(
  { roles, targets, rules }: KnowledgeData,
  wanted: (rule: CompiledRule) => boolean,
): Int32Array {
  const ranks = new Int32Array(targets.length)
  for (let entry = 0; entry < ranks.length; entry++) {
    const rule = rules[targets[entry]!]!
    if (roles[entry] === Role.Rule && wanted(rule)) ranks[entry] = rule.rank
  }
  return ranks
}

/** Compiled tables as JSON text, and the bytes of their many numbers. */
export function packKnowledge(data: KnowledgeData): { readonly json: string; readonly bytes: Uint8Array } {
  const phrases = packPhrases(data.phrases)
  const rules = data.rules.map((rule) => RULE.map((field) => rule[field]))
  return { json: JSON.stringify({ ...data, rules, phrases: phrases.data }), bytes: phrases.bytes }
}

/** Compiled tables from what {@link packKnowledge} gave. */
export function unpackKnowledge(json: string, bytes: Uint8Array<ArrayBuffer>): KnowledgeData {
  const { phrases, rules, ...data } = JSON.parse(json) as PackedKnowledge
  return { ...data, rules: rules.map(unpackRule), phrases: unpackPhrases(phrases, bytes) }
}

/** The fields of a rule, in the order in which they are packed: their names would be most of the text. */
const RULE = [
  ...(['id', 'reason', 'kind', 'how', 'weight', 'rank', 'type'] as const),
  ...(['provider', 'onlyHere', 'status', 'reply'] as const),
] as const

type ValuesOf<Fields extends readonly (keyof CompiledRule)[]> = {
  readonly [at in keyof Fields]: CompiledRule[Fields[at]]
}
type PackedRule = ValuesOf<typeof RULE>

interface PackedKnowledge extends Omit<KnowledgeData, 'phrases' | 'rules'> {
  readonly phrases: PackedPhrases
  readonly rules: readonly PackedRule[]
}

function unpackRule(packed: PackedRule): CompiledRule {
  const [id, reason, kind, how, weight, rank, type, provider, onlyHere, status, reply] = packed
  return { id, reason, kind, how, weight, rank, type, provider, onlyHere, status, reply }
}

export interface Tables {
  readonly reasons: readonly ReasonTable[]
  readonly kinds: readonly KindTable[]
  readonly providers: readonly Provider[]
  readonly blocklists: readonly BlocklistEntry[]
}

/** By weight: the lowest rank of its rules. */
export const WEIGHT_RANK: Readonly<Record<Weight, number>> = {
  clear: 30_000,
  usual: 20_000,
  hint: 10_000,
  cue: 1_000,
}
const PROVIDER_BONUS = 5_000
/** So far a table that stands behind the others is behind those of its own reason: less than reasons are apart. */
const BEHIND = 5
/** An operator's rules stand above all of the package's of their weight, the first of them highest. */
const OWN_BONUS = 9_999
/** So many rules an operator's file may have: their ranks stay above those of the package's. */
export const MAX_OWN_RULES = 4_000

/**
 * Compiles the tables.
 * @param isOwn they are an operator's: of two rules of the same weight the first wins
 */
export function compileTables(tables: Tables, isOwn = false): KnowledgeData {
  const entries: (readonly string[])[] = []
  const roles: number[] = []
  const targets: number[] = []
  const rules: CompiledRule[] = []
  const statusRules: Record<string, number[]> = {}
  const add = (role: number, target: number, patterns: readonly string[] = []) => {
    if (patterns.length === 0) return
    entries.push(patterns)
    roles.push(role)
    targets.push(target)
  }
  const vetoes = new Map<string, number[]>()
  const addRule = (rule: Rule, compiled: CompiledRule) => {
    add(Role.Rule, rules.length, rule.text)
    for (const pattern of new Set(rule.unless))
      vetoes.set(pattern, [...(vetoes.get(pattern) ?? []), rules.length])
    const rank = WEIGHT_RANK[compiled.weight] + OWN_BONUS - rules.length
    rules.push(isOwn ? { ...compiled, rank } : compiled)
  }

  for (const { reason, rules: list, behind = false } of tables.reasons) {
    const order = (REASON_ORDER.length - REASON_ORDER.indexOf(reason)) * 10 - (behind ? BEHIND : 0)
    for (const rule of list)
      addRule(rule, compiledRule(rule, `${reason}/${rule.id}`, reason, 'bounce', order))
  }
  for (const { kind, rules: list } of tables.kinds) {
    const order = KIND_ORDER.length - KIND_ORDER.indexOf(kind)
    for (const rule of list) addRule(rule, compiledRule(rule, `${kind}/${rule.id}`, null, kind, order))
  }
  tables.providers.forEach((entry, index) => {
    add(Role.ProviderMark, index, entry.marks)
    for (const rule of entry.rules) {
      if (rule.text === undefined) {
        statusRules[entry.name] ??= []
        statusRules[entry.name]!.push(rules.length)
      }
      addRule(rule, providerRule(rule, entry))
    }
  })
  tables.blocklists.forEach((entry, index) => {
    add(Role.Blocklist, index, entry.text)
  })
  // Counter-words that the same rules share are one entry: most lists of them are shared by many rules.
  const ruleVetoes: number[][] = rules.map(() => [])
  for (const [vetoed, patterns] of bySameRules(vetoes)) {
    for (const rule of vetoed) ruleVetoes[rule]!.push(entries.length)
    add(Role.Veto, 0, patterns)
  }
  if (!isOwn) {
    add(Role.Temporary, 0, TEMPORARY)
    add(Role.Permanent, 0, PERMANENT)
    add(Role.Wait, 0, waitStems())
  }
  return {
    phrases: compilePhrases(entries, samplesOf(tables)),
    roles,
    targets,
    rules,
    providers: tables.providers.map(({ name, hosts, domains = [] }) => ({ name, hosts, domains })),
    blocklists: tables.blocklists.map(({ id, name, url, lookup, lists }) => ({
      id,
      name,
      url,
      lookup,
      lists,
    })),
    statusRules,
    vetoes: ruleVetoes,
    isOwn,
  }
}

/** Patterns by the rules that they veto. */
function bySameRules(vetoes: ReadonlyMap<string, readonly number[]>): Map<readonly number[], string[]> {
  const byName = new Map<string, readonly number[]>()
  const out = new Map<readonly number[], string[]>()
  for (const [pattern, rules] of vetoes) {
    const name = rules.join()
    const same = byName.get(name) ?? rules
    byName.set(name, same)
    out.set(same, [...(out.get(same) ?? []), pattern])
  }
  return out
}

/** The rules' own sentences: what replies are made of. */
function samplesOf({ reasons, kinds, providers }: Tables): string[] {
  return [...reasons, ...kinds, ...providers].flatMap((table) => table.rules.flatMap((rule) => rule.is))
}

function compiledRule(
  rule: Rule,
  id: string,
  reason: Reason | null,
  kind: Kind,
  order: number,
): CompiledRule {
  const weight = rule.weight ?? 'usual'
  return {
    id,
    reason,
    kind,
    how: 'phrase',
    weight,
    rank: WEIGHT_RANK[weight] + order,
    type: rule.type ?? null,
    provider: null,
    onlyHere: false,
    status: rule.status ?? null,
    reply: rule.reply ?? null,
  }
}

function providerRule(rule: ProviderRule, entry: Provider): CompiledRule {
  const order = REASON_ORDER.length - REASON_ORDER.indexOf(rule.reason)
  const weight = rule.weight ?? 'clear'
  return {
    id: `${entry.name}/${rule.id}`,
    reason: rule.reason,
    kind: 'bounce',
    how: 'provider',
    weight,
    rank: WEIGHT_RANK[weight] + PROVIDER_BONUS + order * 10,
    type: rule.type ?? null,
    provider: entry.name,
    onlyHere: rule.onlyHere ?? false,
    status: rule.status ?? null,
    reply: rule.reply ?? null,
  }
}
