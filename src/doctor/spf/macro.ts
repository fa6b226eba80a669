import { isIP } from 'node:net'
import { reversed } from '../ip.ts'

/** What the macros of a record stand for (RFC 7208 section 7). */
export interface MacroValues {
  readonly sender: string
  readonly domain: string
  readonly ip: string
  readonly helo: string
}

const MACRO = /%(?:\{([slodiphcrtv])(\d{0,3})(r?)([-.+,/_=]*)\}|([%_-]))/gi

/** What is wrong with a text that may hold macros; `name`: it has to be a domain. null where nothing is. */
export function macroMistake(text: string, name: boolean): string | null {
  if (/[^!-~]/.test(text)) return 'it has a sign that may not stand there'
  const rest = text.replace(MACRO, '')
  if (rest.includes('%')) return '“%” begins no macro'
  if (/%\{[crt]/i.test(text)) return '%{c}, %{r} and %{t} are for explanations only'
  if (/%\{.0+r?[^\d}]*\}/.test(text)) return 'a macro cannot take nought parts'
  // The last label: letters, digits and hyphens, not digits only; or a macro.
  const plain = text.replace(/\.$/, '')
  const last = plain.slice(plain.lastIndexOf('.') + 1)
  const whole =
    /\}$|%[%_-]$/.test(text) || (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(last) && /[a-z]/i.test(last))
  return name && (!whole || !(plain.includes('.') || plain.includes('%'))) ? `“${text}” is no domain` : null
}

/** Whether the text stands for something else with each message. */
export const hasMacro = (text: string) => text.includes('%{')

/** The text with its macros filled in, no longer than a name may be: labels go from the left (section 7.3). */
export function expandMacros(text: string, values: MacroValues): string {
  const filled = text.replace(MACRO, (_whole, letter, digits, reverse, signs, escaped) => {
    if (escaped !== undefined) return { '%': '%', _: ' ', '-': '%20' }[escaped as '%' | '_' | '-']
    const split = textFor(letter.toLowerCase(), values).split(
      new RegExp(`[${(signs || '.').replace('-', '\\-')}]`),
    )
    if (reverse !== '') split.reverse()
    const parts = digits === '' ? split : split.slice(-Number(digits))
    const joined = parts.join('.')
    return letter === letter.toUpperCase() ? encodeURIComponent(joined) : joined
  })
  let name = filled.replace(/\.$/, '')
  while (name.length > 253 && name.includes('.')) name = name.slice(name.indexOf('.') + 1)
  return name
}

function textFor(letter: string, { sender, domain, ip, helo }: MacroValues): string {
  const at = sender.lastIndexOf('@')
  switch (letter) {
    case 's':
      return sender
    case 'l':
      return sender.slice(0, at)
    case 'o':
      return sender.slice(at + 1)
    case 'd':
      return domain
    case 'i':
      return isIP(ip) === 4 ? ip : reversed(ip).split('').reverse().join('')
    case 'v':
      return isIP(ip) === 4 ? 'in-addr' : 'ip6'
    case 'h':
      return helo
    default:
      // %{p} is not to be used (section 7.2), and may be "unknown".
      return 'unknown'
  }
}
