import type { SpfRecord } from './record.ts'

/** What a record is to get or to lose, beside its mistakes. */
export interface SpfRepair {
  /** Addresses that are to be named. */
  readonly ips: readonly string[]
  /** Hosts that do not exist. */
  readonly gone: readonly string[]
}

/**
 * The record with all of its faults mended at once, so that one change is enough: without what cannot be understood,
 * without `ptr` and hosts that do not exist, with the addresses that lack, and with an end.
 *
 * @example
 * mendedSpf(readSpf('v=spf1 ptr +all'), { ips: ['192.0.2.1'], gone: [] }) // 'v=spf1 ip4:192.0.2.1 ~all'
 */
export function mendedSpf(
  { text, mechanisms, redirect, mistakes }: SpfRecord,
  { ips, gone }: SpfRepair,
): string {
  const out = new Set(mistakes.map(([term]) => term))
  for (const { name, value, text: term } of mechanisms)
    if (name === 'all' || name === 'ptr' || gone.includes(value?.toLowerCase() ?? '')) out.add(term)
  const kept = text
    .split(/ +/)
    .slice(1)
    .filter((term) => term !== '' && !out.has(term))
  const all = mechanisms.find(({ name }) => name === 'all')
  const strict = all !== undefined && (all.qualifier === '-' || all.qualifier === '~')
  const end = strict ? [all.text] : all === undefined && redirect !== null ? [] : ['~all']
  return ['v=spf1', ...ips.map(termFor), ...kept, ...end].join(' ')
}

/** The term that names an address. */
export const termFor = (ip: string) => (ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`)
