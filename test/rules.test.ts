import { describe, expect, it } from 'vitest'
import { builtinClassifier, builtinTables } from '../src/classify/builtin.ts'
import { Classifier } from '../src/classify/classify.ts'
import type { Rule } from '../src/classify/rule.ts'
import { BLOCKLISTS } from '../src/classify/rules/blocklist.ts'
import { KIND_TABLES } from '../src/classify/rules/kind/index.ts'
import { PROVIDERS } from '../src/classify/rules/provider/index.ts'
import { REASON_TABLES } from '../src/classify/rules/reason/index.ts'
import { foldText } from '../src/match/fold.ts'

const tables = [
  ...REASON_TABLES.map((table) => ({
    name: table.reason as string,
    hosts: [] as readonly string[],
    rules: table.rules as readonly Rule[],
  })),
  ...KIND_TABLES.map((table) => ({
    name: table.kind as string,
    hosts: [] as readonly string[],
    rules: table.rules,
  })),
  ...PROVIDERS.map((table) => ({
    name: table.name,
    hosts: table.hosts.slice(0, 1),
    rules: table.rules as readonly Rule[],
  })),
]

const rulesAlone = new Classifier(builtinTables(), null, () => null)

const ruleOf = (text: string, hosts: readonly string[], classifier = rulesAlone) =>
  classifier.classify({
    remote: [text],
    prose: [],
    status: null,
    reply: null,
    final: false,
    isFailure: false,
    hosts,
    recipient: null,
    sender: null,
  }).explanation.rule

describe('each rule of the tables', () => {
  for (const { name, hosts, rules } of tables) {
    for (const rule of rules) {
      const id = `${name}/${rule.id}`
      it(`${id} is told by its own sentences`, () => {
        expect(rule.is.length).toBeGreaterThan(0)
        for (const sentence of rule.is) expect([sentence, ruleOf(sentence, hosts)]).toEqual([sentence, id])
      })
      if (rule.isNot !== undefined) {
        it(`${id} leaves other sentences alone`, () => {
          for (const sentence of rule.isNot!)
            expect([sentence, ruleOf(sentence, hosts)]).not.toEqual([sentence, id])
        })
      }
    }
  }
})

describe('the model', () => {
  it('leaves the rules their own sentences; if not, it is to be trained on them (npm run train)', () => {
    const told = tables.flatMap(({ name, hosts, rules }) =>
      rules.flatMap((rule) => rule.is.map((sentence) => ({ id: `${name}/${rule.id}`, sentence, hosts }))),
    )
    const lost = told.filter(({ id, sentence, hosts }) => ruleOf(sentence, hosts, builtinClassifier()) !== id)
    expect(told.length).toBeGreaterThan(3000)
    expect(lost.length).toBeLessThan(told.length / 200)
  })
})

describe('the tables', () => {
  it('give each rule an id of its own', () => {
    const ids = tables.flatMap(({ name, rules }) => rules.map((rule) => `${name}/${rule.id}`))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('write no phrase twice', () => {
    const phrases = tables.flatMap(({ name, hosts, rules }) =>
      hosts.length > 0
        ? []
        : rules.flatMap((rule) => (rule.text ?? []).map((text) => `${foldText(text)} (${name}/${rule.id})`)),
    )
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const entry of phrases) {
      const phrase = entry.slice(0, entry.lastIndexOf(' ('))
      if (seen.has(phrase)) twice.push(`${entry} = ${seen.get(phrase)}`)
      seen.set(phrase, entry)
    }
    expect(twice).toEqual([])
  })

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(REASON_TABLES))).toEqual(REASON_TABLES)
    expect(JSON.parse(JSON.stringify(PROVIDERS))).toEqual(PROVIDERS)
  })
})

describe('each blocklist', () => {
  for (const list of BLOCKLISTS) {
    it(`${list.id} is named`, () => {
      for (const sentence of list.is) {
        const verdict = builtinClassifier().classify({
          remote: [sentence],
          prose: [],
          status: null,
          reply: null,
          final: false,
          isFailure: false,
          hosts: [],
          recipient: null,
          sender: null,
        })
        expect([sentence, verdict.blocklist?.name]).toEqual([sentence, list.name])
      }
    })
  }
})
