import type { Io, Output } from './io.ts'

/** Paints text for a terminal, or leaves it as it is. */
export type Paint = Readonly<Record<keyof typeof CODES, (text: string) => string>>

const CODES = { bold: 1, dim: 2, inverse: 7, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const

/** The paint for what is written to that output. */
export function paintFor(output: Output, env: Io['env']): Paint {
  return paint(wantsColour(output, env))
}

export function paint(colour: boolean): Paint {
  const entries = Object.entries(CODES).map(([name, code]) => [
    name,
    (text: string) => (colour && text ? `\x1b[${code}m${text}\x1b[0m` : text),
  ])
  return Object.fromEntries(entries)
}

/** Colours only on a terminal; NO_COLOR turns them off, FORCE_COLOR on (https://no-color.org, https://force-color.org). */
export function wantsColour(output: Output, env: Io['env']): boolean {
  const force = env.FORCE_COLOR
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  if (env.NO_COLOR) return false
  return output.isTTY === true && env.TERM !== 'dumb'
}
