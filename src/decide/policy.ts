import { UndeliveredError } from '../errors.ts'
import { POLICY_NUMBERS, type PolicyNumber } from './policy-numbers.ts'

export type PolicyName = keyof typeof POLICY_NUMBERS

/** The numbers by which decisions are made. */
export type Policy = Readonly<Record<PolicyName, number>>

export const POLICY_NAMES = Object.keys(POLICY_NUMBERS) as readonly PolicyName[]

/**
 * The policy in force where nothing is changed; `POLICY_NUMBERS` has the reason for each number.
 *
 * @example
 * DEFAULT_POLICY.softBounces      // 5
 * POLICY_NUMBERS.softBounces.why  // 'A full mailbox or a broken server …'
 */
export const DEFAULT_POLICY: Policy = Object.freeze(
  Object.fromEntries(POLICY_NAMES.map((name) => [name, POLICY_NUMBERS[name].value])),
) as Policy

/** A policy that was kept, perhaps by another version: what is new has its default, what is gone is left out. */
export function keptPolicy(kept: Readonly<Record<string, number>> = {}): Policy {
  return Object.freeze(
    Object.fromEntries(POLICY_NAMES.map((name) => [name, kept[name] ?? DEFAULT_POLICY[name]])),
  ) as Policy
}

/**
 * The default policy with some numbers changed. Every value is checked, and that they fit together.
 *
 * @throws UndeliveredError `POLICY_INVALID` for an unknown name, a value out of bounds, or numbers by which no
 *   address could ever be suppressed
 * @example resolvePolicy({ softBounces: 3 }).softWindowDays // 30
 */
export function resolvePolicy(changes: Readonly<Record<string, unknown>> = {}): Policy {
  for (const [name, value] of Object.entries(changes)) check(name, value)
  const policy: Policy = { ...DEFAULT_POLICY, ...changes }
  const { softBounces, softSpanDays, softWindowDays, suppressDays, suppressMostDays } = policy
  if (softSpanDays > softWindowDays)
    throw invalid('softSpanDays', `at most softWindowDays (${softWindowDays})`, softSpanDays)
  if (softBounces > softWindowDays + 1)
    throw invalid('softBounces', `at most one a day of softWindowDays (${softWindowDays + 1})`, softBounces)
  if (suppressMostDays < suppressDays)
    throw invalid('suppressMostDays', `at least suppressDays (${suppressDays})`, suppressMostDays)
  return Object.freeze(policy)
}

function check(name: string, value: unknown): void {
  if (!Object.hasOwn(POLICY_NUMBERS, name))
    throw invalid('names', `some of ${POLICY_NAMES.join(', ')}`, JSON.stringify(name))
  const { least, most, unit }: PolicyNumber = POLICY_NUMBERS[name as PolicyName]
  const whole = unit !== 'times' && unit !== '%'
  const fits = typeof value === 'number' && value >= least && value <= most
  if (!fits || (whole && !Number.isInteger(value)))
    throw invalid(name, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`, shown(value))
}

const shown = (value: unknown) => (typeof value === 'number' ? value : (JSON.stringify(value) ?? 'undefined'))

function invalid(name: string, wanted: string, value: string | number): UndeliveredError {
  return new UndeliveredError('POLICY_INVALID', name, wanted, value)
}
