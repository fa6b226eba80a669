import type { CheckName, Question } from './question.ts'

/** `error`: mail is refused for it. `warning`: some receivers mind. `note`: good to know. */
export const LEVELS = ['ok', 'note', 'warning', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** A record as it is to stand in the DNS; of type `file`, what is to be served at the URL in `name`. */
export interface Publish {
  readonly name: string
  readonly type: 'A' | 'AAAA' | 'MX' | 'PTR' | 'TXT' | 'file'
  readonly value: string
}

/** What was found of one name or address. */
export interface Finding {
  /** Stable, as `spf-several`. */
  readonly id: string
  readonly check: CheckName
  readonly level: Level
  /** The name or address that it concerns. */
  readonly about: string
  /** What is, in one sentence. */
  readonly what: string
  /** Why receivers care; empty where all is well. */
  readonly why: string
  /** What to do; null where nothing is to be done. */
  readonly mend: string | null
  /** The exact record to publish, where that is what mends it. */
  readonly publish: Publish | null
  /** The record as it stands in the DNS, where there is one. */
  readonly found: string | null
}

/** A small DNS and what is asked of it: `NAME TYPE VALUE`, or `NAME TYPE !servfail`, `!timeout`, `!refused`. */
export interface Example {
  readonly zone: readonly string[]
  readonly ask?: Partial<Question>
  /** The policy of MTA-STS that is served. */
  readonly policy?: string
}

/** What can be found; its example is its test. `{words}` stand for what the case fills in. */
export interface FindingKind {
  readonly level: Level
  readonly what: string
  readonly why: string
  readonly mend: string | null
  readonly example: Example
}

export type FindingTable = Readonly<Record<string, FindingKind>>

/** What a case fills in. */
export interface Case {
  readonly about: string
  readonly level?: Level | undefined
  readonly publish?: Publish | null | undefined
  readonly found?: string | null | undefined
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

/** Makes findings by the kinds of one table. */
export const finder =
  <Table extends FindingTable>(check: CheckName, table: Table) =>
  (id: keyof Table & string, { about, level, publish = null, found = null, values = {} }: Case): Finding => {
    const kind = table[id]!
    const filled = (text: string) =>
      text.replace(/\{(\w+)\}/g, (whole, name) => String({ about, ...values }[name as string] ?? whole))
    return {
      ...{ id, check, level: level ?? kind.level, about, what: filled(kind.what), why: filled(kind.why) },
      mend: kind.mend === null ? null : filled(kind.mend),
      publish: publish !== null && publish.value.length <= PUBLISHED ? publish : null,
      found: found && shortened(found),
    }
  }

/** Nobody publishes a longer record, whatever stands in the DNS. */
const PUBLISHED = 4096

/** As much of a record as is worth showing. */
const SHOWN = 2000
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** The worst of them. */
export const worstOf = (findings: readonly Finding[]): Level =>
  LEVELS[Math.max(0, ...findings.map(({ level }) => LEVELS.indexOf(level)))]!
