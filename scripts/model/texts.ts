import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Rule } from '../../src/classify/rule.ts'
import { KIND_TABLES } from '../../src/classify/rules/kind/index.ts'
import { PROVIDERS } from '../../src/classify/rules/provider/index.ts'
import { REASON_TABLES } from '../../src/classify/rules/reason/index.ts'
import { REASONS, type Reason } from '../../src/model/reasons.ts'

/** A text of which the reason is known. */
export interface Labelled {
  readonly text: string
  readonly reason: Reason
  /** Other reasons that are as right. */
  readonly also: readonly Reason[]
  /** Rules' sentences, what their patterns can say, sentences written for the training, or labelled replies. */
  readonly from: 'rules' | 'wordings' | 'sentences' | 'replies'
  readonly id: string
}

/** Whether a text was made from the rules. */
export const isOfRules = (from: Labelled['from']): boolean => from === 'rules' || from === 'wordings'

/** All rules, each with what it says. What is no failure has no reason to find. */
export function rulesWithReasons(): { readonly reason: Reason; readonly rule: Rule }[] {
  const none = 'unknown' as const
  return [
    ...REASON_TABLES.flatMap(({ reason, rules }) => rules.map((rule) => ({ reason, rule }))),
    ...KIND_TABLES.flatMap(({ rules }) => rules.map((rule) => ({ reason: none, rule }))),
    ...PROVIDERS.flatMap(({ rules }) => rules.map((rule) => ({ reason: rule.reason, rule }))),
  ]
}

/** The sentences of the rules' own tests. */
export function ruleSentences(): Labelled[] {
  return rulesWithReasons().flatMap(({ reason, rule }) =>
    rule.is.map((text) => ({ text, reason, also: [], from: 'rules' as const, id: '' })),
  )
}

/** Sentences written for the training, a file a language; each once. */
export function ownSentences(folder: URL): Labelled[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  const all = files.sort().flatMap((file) => sentencesOf(readFileSync(new URL(file, folder), 'utf8')))
  return [...new Map(all.map((one) => [one.text, one])).values()]
}

/** A line each, under `# reason`. */
function sentencesOf(source: string): Labelled[] {
  let reason: Reason = 'unknown'
  return source.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) reason = line.slice(2) as Reason
    else if (line !== '') return [{ text: line, reason, also: [], from: 'sentences' as const, id: '' }]
    return []
  })
}

interface Row {
  readonly id: string
  readonly text: string
  readonly reason: string
  readonly alt?: readonly Reason[]
}

/** Labelled replies of failures, where the file is there. */
export function labelledReplies(path: string): Labelled[] {
  if (!existsSync(path)) return []
  const rows = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return rows.flatMap((line) => {
    const { id, text, reason, alt = [] } = JSON.parse(line) as Row
    if (!Object.hasOwn(REASONS, reason)) return []
    return [{ text, reason: reason as Reason, also: alt, from: 'replies' as const, id }]
  })
}

/** An eighth of the replies is never trained on, so that what the model adds can be measured on it. */
export function isKeptOut(id: string): boolean {
  return number(`u1${id}`) % 100 < 25 && number(`u2${id}`) % 2 !== 0
}

const number = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0)
