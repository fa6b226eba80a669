import { parsePattern } from '../../match/pattern.ts'
import { REASON_NAMES, type Reason } from '../../model/reasons.ts'
import { MAX_OWN_RULES, type Tables } from '../knowledge.ts'
import type { Provider, ProviderRule, ReasonTable, Rule } from '../rule.ts'

/** What is wrong in a file of rules, and where. */
export interface RuleProblem {
  /** From the outside in: `providers › acme › too-fast › text 2`. */
  readonly place: string
  /** A sentence for people. */
  readonly text: string
}

/** A receiver of an operator's file; one of the package's names adds rules to that receiver. */
export interface OwnProvider extends Omit<Provider, 'title' | 'hosts'> {
  readonly title?: string
  readonly hosts?: readonly string[]
}

/** The shape of an operator's file: that of the package's tables. */
export interface RuleFile {
  readonly reasons?: readonly ReasonTable[]
  readonly providers?: readonly OwnProvider[]
}

/** What was read of a file: the tables hold what is right, the problems tell the rest. */
export interface Checked {
  readonly tables: Tables
  readonly problems: readonly RuleProblem[]
}

/** More gaps than these make a pattern slow on a hostile text, and say no more. */
const MAX_PARTS = 4
const MIN_PART = 2
const MAX_PATTERN = 300
const MAX_SENTENCE = 4_000

const RULE_FIELDS = ['id', 'text', 'unless', 'status', 'reply', 'weight', 'type', 'is', 'isNot']
const PROVIDER_RULE_FIELDS = [...RULE_FIELDS, 'reason', 'onlyHere', 'remedy']
const PROVIDER_FIELDS = ['name', 'title', 'hosts', 'domains', 'marks', 'help', 'rules']

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown) => string | null

/** Checks a file as it was parsed from JSON or YAML. `taken` are the ids of the package's rules. */
export function checkRuleFile(file: unknown, taken: ReadonlySet<string>): Checked {
  const checker = new Checker(taken)
  return { tables: checker.file(file), problems: checker.problems }
}

class Checker {
  readonly problems: RuleProblem[] = []
  readonly #taken: ReadonlySet<string>
  readonly #ids = new Set<string>()
  #rules = 0

  constructor(taken: ReadonlySet<string>) {
    this.#taken = taken
  }

  file(file: unknown): Tables {
    const fields = this.#fields(file, ['the file'], ['reasons', 'providers'])
    const reasons = this.#list(fields?.reasons ?? [], ['reasons']).flatMap((table, at) =>
      this.#reasonTable(table, at),
    )
    const providers = this.#list(fields?.providers ?? [], ['providers']).flatMap((entry, at) =>
      this.#provider(entry, at),
    )
    if (fields !== null && fields.reasons === undefined && fields.providers === undefined)
      this.#tell(['the file'], 'it needs a list "reasons", or a list "providers".')
    if (this.#rules > MAX_OWN_RULES)
      this.#tell(['the file'], `it has ${this.#rules} rules; ${MAX_OWN_RULES} are the most.`)
    return { reasons, kinds: [], providers, blocklists: [] }
  }

  #reasonTable(table: unknown, at: number): ReasonTable[] {
    const place = ['reasons', nameOf(table, 'reason', at)]
    const fields = this.#fields(table, place, ['reason', 'rules'])
    if (fields === null) return []
    const isKnown = this.#need(fields, 'reason', isReason, place)
    const name = String(fields.reason)
    const rules = this.#list(fields.rules, [...place, 'rules']).filter((rule, n) =>
      this.#rule(rule, [...place, nameOf(rule, 'id', n)], RULE_FIELDS, name, ['text']),
    )
    return isKnown ? [{ reason: name as Reason, rules: rules as Rule[] }] : []
  }

  #provider(entry: unknown, at: number): Provider[] {
    const place = ['providers', nameOf(entry, 'name', at)]
    const fields = this.#fields(entry, place, PROVIDER_FIELDS)
    if (fields === null) return []
    const isNamed = this.#need(fields, 'name', isSlug, place)
    for (const field of ['title', 'help']) this.#may(fields, field, isText, place)
    for (const field of ['hosts', 'domains']) this.#each(fields, field, isHost, place)
    this.#each(fields, 'marks', isPattern, place)
    const { name, title = name, hosts = [], domains = [], marks = [] } = fields as unknown as OwnProvider
    const rules = this.#list(fields.rules ?? [], [...place, 'rules']).filter((rule, n) => {
      const where = [...place, nameOf(rule, 'id', n)]
      const isRight = this.#rule(rule, where, PROVIDER_RULE_FIELDS, String(name), ['text', 'status'])
      return isRight && this.#providerRule(rule as Fields, where)
    })
    if (!isNamed) return []
    const lower = (names: readonly string[]) => names.map((host) => host.toLowerCase())
    const own = { name, title, hosts: lower(hosts), domains: lower(domains), marks }
    return [{ ...own, rules: rules as ProviderRule[] }]
  }

  #providerRule(rule: Fields, place: readonly string[]): boolean {
    const before = this.problems.length
    this.#need(rule, 'reason', isReason, place)
    this.#may(
      rule,
      'onlyHere',
      (value) => (typeof value === 'boolean' ? null : 'it must be true or false.'),
      place,
    )
    this.#may(rule, 'remedy', isText, place)
    return this.problems.length === before
  }

  /** Whether a rule is right. It must have one at least of the fields `either`. */
  #rule(
    rule: unknown,
    place: readonly string[],
    known: readonly string[],
    table: string,
    either: readonly string[],
  ): boolean {
    const before = this.problems.length
    this.#rules++
    const fields = this.#fields(rule, place, known)
    if (fields === null) return false
    this.#need(fields, 'id', isSlug, place)
    for (const field of ['text', 'unless']) this.#each(fields, field, isPattern, place)
    this.#each(fields, 'status', isStatus, place)
    this.#each(fields, 'reply', isReply, place)
    for (const field of ['is', 'isNot']) this.#each(fields, field, isText, place)
    this.#may(fields, 'weight', oneOf('clear', 'usual', 'hint'), place)
    this.#may(fields, 'type', oneOf('hard', 'soft'), place)
    if (either.every((field) => lengthOf(fields[field]) === 0))
      this.#tell(place, `it needs ${either.map((field) => `"${field}"`).join(' or ')}.`)
    if (lengthOf(fields.is) === 0)
      this.#tell(place, 'it needs "is": at least one sentence that must get this rule.')
    this.#unique(`${table}/${String(fields.id)}`, place)
    return this.problems.length === before
  }

  #unique(id: string, place: readonly string[]): void {
    if (this.#ids.has(id)) this.#tell(place, `another rule of this file is called ${id}.`)
    else if (this.#taken.has(id)) this.#tell(place, `a built-in rule is called ${id}: choose another id.`)
    this.#ids.add(id)
  }

  /** An object with known fields only; null for anything else. */
  #fields(value: unknown, place: readonly string[], known: readonly string[]): Fields | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#tell(place, `it must be an object with the fields ${known.join(', ')}.`)
      return null
    }
    for (const field of Object.keys(value)) {
      if (!known.includes(field))
        this.#tell(place, `there is no field "${field}"; the fields are ${known.join(', ')}.`)
    }
    return value as Fields
  }

  #list(value: unknown, place: readonly string[]): readonly unknown[] {
    if (Array.isArray(value)) return value
    this.#tell(place, 'it must be a list.')
    return []
  }

  #need(fields: Fields, field: string, check: Check, place: readonly string[]): boolean {
    if (fields[field] !== undefined) return this.#may(fields, field, check, place)
    this.#tell(place, `it needs "${field}".`)
    return false
  }

  #may(fields: Fields, field: string, check: Check, place: readonly string[]): boolean {
    const wrong = fields[field] === undefined ? null : check(fields[field])
    if (wrong !== null) this.#tell([...place, field], wrong)
    return wrong === null
  }

  #each(fields: Fields, field: string, check: Check, place: readonly string[]): void {
    if (fields[field] === undefined) return
    this.#list(fields[field], [...place, field]).forEach((value, at) => {
      const wrong = check(value)
      if (wrong !== null) this.#tell([...place, `${field} ${at + 1}`], wrong)
    })
  }

  #tell(place: readonly string[], text: string): void {
    this.problems.push({ place: place.join(' › '), text })
  }
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0)

/** What an entry calls itself, else its number. */
function nameOf(entry: unknown, field: string, at: number): string {
  const name = typeof entry === 'object' && entry !== null ? (entry as Fields)[field] : undefined
  return typeof name === 'string' && name !== '' ? name : `number ${at + 1}`
}

const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string) ? null : `it must be ${words.join(' or ')}.`

const isSlug: Check = (value) =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,59}$/.test(value)
    ? null
    : 'it must be a short name of lower-case letters, digits and hyphens.'

const isText: Check = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return 'it must be a text.'
  return value.length <= MAX_SENTENCE ? null : `it has more than ${MAX_SENTENCE} characters.`
}

const isHost: Check = (value) =>
  typeof value === 'string' && /^[^\s@/:*]+\.[^\s@/:*.]+$/.test(value)
    ? null
    : 'it must be the end of a host name, such as example.com.'

const isStatus: Check = (value) =>
  typeof value === 'string' && /^[245*]\.\d{1,3}\.\d{1,3}$/.test(value)
    ? null
    : 'it must be a status code such as "5.7.26", or "*.7.26" for class 4 and 5.'

const isReply: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? null
    : 'it must be a reply code: a number such as 550.'

const isReason: Check = (value) => {
  if (REASON_NAMES.includes(value as Reason)) return null
  const near = REASON_NAMES.find((name) => name.slice(0, 5) === String(value).slice(0, 5))
  return `there is no reason ${JSON.stringify(value)}${near ? `; is ${near} meant?` : ''} (docs/reasons.md has them all).`
}

const isPattern: Check = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return 'it must be a text.'
  if (value.length > MAX_PATTERN) return `it has more than ${MAX_PATTERN} characters.`
  try {
    const parts = parsePattern(value)
    if (parts.length > MAX_PARTS) return `it has more than ${MAX_PARTS - 1} gaps ("*").`
    const short = parts.flatMap((part) => part.alternatives).find(({ text }) => text.trim().length < MIN_PART)
    return short === undefined ? null : `"${short.text}" is too short to tell anything.`
  } catch (error) {
    return (error as Error).message
  }
}
