import { withoutLogFields } from '../../decode/log-fields.ts'
import { joinReply, replyCodes } from '../../decode/smtp-reply.ts'
import { fromOwnStatus } from '../candidate.ts'
import { Classifier } from '../classify.ts'
import { find } from '../find.ts'
import type { Knowledge, Tables } from '../knowledge.ts'
import type { Rule } from '../rule.ts'
import type { RuleProblem } from './check.ts'

/** The package's tables and an operator's own, compiled. */
export interface Compiled {
  readonly builtin: Knowledge
  readonly own: Knowledge
}

interface Case {
  readonly id: string
  readonly place: string
  /** A host that tells the receiver. */
  readonly hosts: readonly string[]
  readonly provider: string | null
  readonly rule: Rule
}

/** Runs the sentences of an operator's rules: each must get its rule, or must not. */
export function tryExamples(tables: Tables, { builtin, own }: Compiled): RuleProblem[] {
  const all = new Classifier(builtin, own)
  const ids = new Set(own.rules.map((rule) => rule.id))
  const problems: RuleProblem[] = []
  for (const { id, place, hosts, provider, rule } of casesOf(tables, builtin)) {
    const tell = (text: string) => problems.push({ place, text })
    for (const sentence of rule.is) {
      const got = judge(all, sentence, hosts)
      if (got.rule === id) continue
      const words = JSON.stringify(sentence)
      if (ids.has(got.rule)) tell(`${words} gets your rule ${got.rule}, which comes first or weighs more.`)
      else if (!stands(own, id, provider, sentence))
        tell(`${words} does not hold its words, or its conditions are not met.`)
      else tell(`${words} gets the built-in rule ${got.rule} (${got.reason}), which weighs more${HINT}`)
    }
    for (const sentence of rule.isNot ?? []) {
      if (judge(all, sentence, hosts).rule === id)
        tell(`${JSON.stringify(sentence)} gets this rule, and must not.`)
    }
  }
  return problems
}

const HINT = ': give yours the weight "clear", or more of the words.'

/** How many examples of one rule are told. */
const FEW = 3

/** Sentences of the package's rules that an operator's rules judge otherwise: perhaps meant so, perhaps not. */
export function takenOver(builtinTables: Tables, { builtin, own }: Compiled): RuleProblem[] {
  const before = new Classifier(builtin)
  const after = new Classifier(builtin, own)
  const told = new Map<string, number>()
  const problems: RuleProblem[] = []
  for (const { id, hosts, rule } of casesOf(builtinTables, builtin)) {
    for (const sentence of rule.is) {
      const now = judge(after, sentence, hosts)
      const was = judge(before, sentence, hosts)
      if (now.rule === was.rule || now.reason === was.reason) continue
      const count = (told.get(now.rule) ?? 0) + 1
      told.set(now.rule, count)
      if (count > FEW) continue
      const text = `${JSON.stringify(sentence)}, an example of the built-in rule ${id}, becomes ${now.reason}.`
      problems.push({ place: now.rule, text })
    }
  }
  return problems
}

function casesOf({ reasons, providers }: Tables, builtin: Knowledge): Case[] {
  const hostsOf = (name: string) => builtin.providers.find((one) => one.name === name)?.hosts ?? []
  return [
    ...reasons.flatMap(({ reason, rules }) =>
      rules.map((rule) => ({
        id: `${reason}/${rule.id}`,
        place: `reasons › ${reason} › ${rule.id}`,
        hosts: [],
        provider: null,
        rule,
      })),
    ),
    ...providers.flatMap(({ name, hosts, rules }) =>
      rules.map((rule) => ({
        id: `${name}/${rule.id}`,
        place: `providers › ${name} › ${rule.id}`,
        hosts: [...hosts, ...hostsOf(name)].slice(0, 1),
        provider: name,
        rule,
      })),
    ),
  ]
}

/** Whether a rule's words and conditions hold in a text, whatever else does. */
function stands(own: Knowledge, id: string, provider: string | null, raw: string): boolean {
  const codes = replyCodes(raw)
  const { status, reply } = codes
  const byWords = find(own, withoutLogFields(joinReply(raw, codes)), { provider, status, reply }).rule
  return byWords?.id === id || fromOwnStatus(status, provider, own)?.rule === id
}

function judge(classifier: Classifier, text: string, hosts: readonly string[]) {
  const { explanation, reason } = classifier.classify({
    remote: [text],
    prose: [],
    status: null,
    reply: null,
    final: false,
    isFailure: false,
    hosts,
    recipient: null,
    sender: null,
  })
  return { rule: explanation.rule, reason }
}
