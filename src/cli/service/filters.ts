import { meantOr } from '../../match/nearest-name.ts'
import { REASON_NAMES } from '../../model/reasons.ts'
import { type Arguments, type OptionSpec, UsageError } from '../command.ts'

/** Options that pick rows, by the names that the API has for them. */
const TEXTS = {
  scope: ['scope', 'SCOPE', 'only this stream of mail, or *'],
  state: ['state', 'STATE', 'only held or suppressed'],
  cause: ['cause', 'CAUSE', 'only bounces, mirrored, complaint, unsubscribe or manual'],
  reason: ['reason', 'REASON', 'only this reason, e.g. unknown-user'],
  source: ['source', 'SOURCE', 'only from this source, e.g. email or import:sendgrid'],
  domain: ['domain', 'DOMAIN', 'only addresses of this domain'],
  receiver: ['receiver', 'NAME', 'only of this receiver, e.g. gmail or example.com'],
  since: ['since', 'TIME', 'only from this time on, e.g. 2026-11-01'],
  before: ['before', 'TIME', 'only from before this time'],
  address: ['address', 'ADDRESS', 'only of this address'],
  kind: ['kind', 'KIND', 'only this kind, e.g. bounce or complaint'],
  type: ['type', 'TYPE', 'only hard or soft'],
  rule: ['rule', 'RULE', 'only decided by this rule, e.g. hard-bounce'],
  text: ['text', 'WORDS', 'only where the receiver’s answer has these words'],
  apart: ['apart', 'WHY', 'only what is kept apart and changes nothing, e.g. backscatter'],
  to: ['to', 'STATE', 'only what led to this state'],
} as const

export type FilterName = keyof typeof TEXTS

/** The options of a filter. */
export const filterOptions = (names: readonly FilterName[]): readonly OptionSpec[] =>
  names.map((one) => {
    const [name, value, text] = TEXTS[one]
    return { name, value, text }
  })

/** The filter that the options make; what is absent is left out, and a reason that does not exist is told of. */
export function filterOf({ options }: Arguments, names: readonly FilterName[]): Record<string, string> {
  const given = names.flatMap((name) => {
    const [value] = options[name] ?? []
    return value === undefined ? [] : [[name, value] as const]
  })
  const filter: Record<string, string> = Object.fromEntries(given)
  const { reason } = filter
  if (reason !== undefined && !REASON_NAMES.some((one) => one === reason))
    throw new UsageError(
      `--reason ${reason}: there is no such reason. ${meantOr(reason, REASON_NAMES, `Take one of these: ${REASON_NAMES.join(', ')}.`)}`,
    )
  return filter
}

export const LIMIT: OptionSpec = { name: 'limit', value: 'N', text: 'at most so many rows (100; 0 for all)' }

/** How many rows are asked for. */
export function limitOf({ options }: Arguments, usual = 100): number {
  const text = options.limit?.[0] ?? String(usual)
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 0)
    throw new UsageError(`--limit ${text}: it must be a whole number, 0 for all.`)
  return limit === 0 ? Number.POSITIVE_INFINITY : limit
}

/** The first rows. */
export async function* first<T>(rows: AsyncIterable<T>, limit: number): AsyncIterable<T> {
  let count = 0
  for await (const row of rows) {
    if (count++ >= limit) return
    yield row
  }
}
