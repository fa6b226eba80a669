import { isWithin } from '../names.ts'

/** A policy of MTA-STS (RFC 8461 section 3.2). */
export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none' | null
  readonly hosts: readonly string[]
  /** Seconds. */
  readonly maxAge: number | null
  readonly mistakes: readonly string[]
}

const MODES = ['enforce', 'testing', 'none'] as const
const LONGEST = 31_557_600
/** Lines that are looked at. */
const LINES = 500

/**
 * Reads a policy; what is wrong with it is among its mistakes.
 *
 * @example
 * readPolicy('version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800').mode // 'enforce'
 */
export function readPolicy(text: string): StsPolicy {
  const mistakes: string[] = []
  const values = new Map<string, string[]>()
  for (const line of text.split('\n', LINES).map((one) => one.trim())) {
    const at = line.indexOf(':')
    if (line === '') continue
    if (at < 0) mistakes.push(`the line “${line.slice(0, 60)}” has no colon`)
    else {
      const name = line.slice(0, at).trim()
      values.set(name, [...(values.get(name) ?? []), line.slice(at + 1).trim()])
    }
  }
  const one = (name: string) => values.get(name)?.[0]
  if (one('version') !== 'STSv1') mistakes.push('“version: STSv1” is missing')
  const mode = MODES.find((known) => known === one('mode')) ?? null
  if (mode === null) mistakes.push(`“mode:” must be ${MODES.join(', ')}`)
  const maxAge = /^\d{1,10}$/.test(one('max_age') ?? '') ? Number(one('max_age')) : null
  if (maxAge === null || maxAge > LONGEST)
    mistakes.push(`“max_age:” must be a number of seconds up to ${LONGEST}`)
  const hosts = (values.get('mx') ?? []).map((host) => host.toLowerCase().replace(/\.$/, ''))
  if (hosts.length === 0 && mode !== 'none') mistakes.push('no “mx:” is named')
  return { mode, hosts, maxAge, mistakes }
}

/** RFC 8461 section 4.1: an asterisk stands for one label. */
export function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host
  const rest = pattern.slice(2)
  return isWithin(host, rest) && host !== rest && !host.slice(0, -rest.length - 1).includes('.')
}
