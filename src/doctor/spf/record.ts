import { isIP } from 'node:net'
import { macroMistake } from './macro.ts'

export type Qualifier = '+' | '-' | '~' | '?'
const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'] as const
export type MechanismName = (typeof MECHANISMS)[number]

/** What matches a sender, and what it then comes to. */
export interface Mechanism {
  readonly name: MechanismName
  readonly qualifier: Qualifier
  /** The domain, or the network of `ip4` and `ip6`; null where it is the record's own domain. */
  readonly value: string | null
  /** How many bits of an address count. */
  readonly prefix4: number
  readonly prefix6: number
  /** As it stands in the record. */
  readonly text: string
}

export interface SpfRecord {
  readonly text: string
  readonly mechanisms: readonly Mechanism[]
  readonly redirect: string | null
  /** Each term that cannot be understood, with why. */
  readonly mistakes: readonly (readonly [term: string, why: string])[]
}

/** RFC 7208 section 4.5: what is an SPF record. */
export const isSpf = (text: string) => /^v=spf1(?: |$)/i.test(text)

/** More terms than any sender has; the rest of a longer record is not looked at. */
const TERMS = 500

/** Reads a record; what cannot be understood is among its mistakes (RFC 7208 section 4.6). */
export function readSpf(text: string): SpfRecord {
  const mechanisms: Mechanism[] = []
  const mistakes: [string, string][] = []
  const modifiers = new Map<string, string>()
  for (const term of text.split(' ').slice(1, TERMS).filter(Boolean)) {
    const modifier = /^([a-z][a-z0-9._-]*)=(.*)$/i.exec(term)
    const wrong =
      modifier === null ? mechanismOf(term) : modifierMistake(modifier[1]!, modifier[2]!, modifiers)
    if (typeof wrong === 'string') mistakes.push([term, wrong])
    else if (wrong !== null) mechanisms.push(wrong)
  }
  return { text, mechanisms, redirect: modifiers.get('redirect') ?? null, mistakes }
}

function modifierMistake(name: string, value: string, seen: Map<string, string>): string | null {
  const key = name.toLowerCase()
  if (key !== 'redirect' && key !== 'exp') return macroMistake(value, false)
  if (seen.has(key)) return `${key}= may stand only once`
  seen.set(key, value)
  return value === '' ? `${key}= names no domain` : macroMistake(value, true)
}

/** Mechanisms after which a length of a network may stand. */
const WITH_PREFIX: readonly string[] = ['a', 'mx', 'ip4', 'ip6']

/** No term that can be meant is longer: a name has 253 characters at most. */
const LONGEST = 1000

function mechanismOf(term: string): Mechanism | string {
  if (term.length > LONGEST) return 'it is too long'
  const [whole, sign = '', word = ''] = /^([-+~?]?)([a-z0-9]+)/i.exec(term) ?? ['']
  const name = word.toLowerCase() as MechanismName
  const rest = term.slice(whole.length)
  if (!MECHANISMS.includes(name) || !/^(?:[:/]|$)/.test(rest)) return 'there is no such mechanism'
  const at = WITH_PREFIX.includes(name) ? rest.search(/\/[\d/]*$/) : -1
  const bits = at < 0 ? '' : rest.slice(at)
  const prefixes = prefixesOf(name, bits)
  if (typeof prefixes === 'string') return prefixes
  const named = at < 0 ? rest : rest.slice(0, at)
  const value = named === '' ? null : named.slice(1)
  const mistake = named.startsWith('/') ? `${name} takes no “/”` : valueMistake(name, value)
  if (mistake !== null) return mistake
  return { name, qualifier: (sign || '+') as Qualifier, value, ...prefixes, text: term }
}

function prefixesOf(name: MechanismName, bits: string): { prefix4: number; prefix6: number } | string {
  if (bits === '') return { prefix4: 32, prefix6: 128 }
  const [, four, six, only] = /^(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/.exec(bits) ?? [null, null, null, '']
  if (only === '') return `“${bits}” is no length of a network`
  if ([four, six].some((one) => one !== undefined && /^0\d/.test(one!))) return `“${bits}” begins with a zero`
  if (name === 'ip4' || name === 'ip6') {
    if (six) return `${name} takes one length only`
    const most = name === 'ip4' ? 32 : 128
    return Number(four) > most
      ? `/${four} is more than ${most}`
      : { prefix4: Number(four), prefix6: Number(four) }
  }
  if (Number(four ?? 32) > 32 || Number(six ?? 128) > 128) return `“${bits}” is too long`
  return { prefix4: Number(four ?? 32), prefix6: Number(six ?? 128) }
}

function valueMistake(name: MechanismName, value: string | null): string | null {
  if (name === 'all') return value === null ? null : 'all takes nothing after it'
  if (value === null)
    return ['include', 'exists', 'ip4', 'ip6'].includes(name) ? `${name} needs something after a colon` : null
  if (value === '') return 'nothing stands after the colon'
  if (name === 'ip4' || name === 'ip6')
    return isIP(value) === Number(name[2]) ? null : `“${value}” is no IPv${name[2]} address`
  return macroMistake(value, true)
}
