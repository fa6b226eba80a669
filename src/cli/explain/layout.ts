import type { Paint } from '../colour.ts'
import { hanging } from '../output/wrap.ts'

/** How wide and in which colours an explanation is written. */
export interface Layout {
  readonly width: number
  readonly paint: Paint
}

const LABEL_WIDTH = 16

/** `  Label       text`, wrapped under itself. The text must be plain. */
export function field(label: string, text: string, { width, paint }: Layout): string {
  const name = `  ${label.padEnd(LABEL_WIDTH - 2)}`
  return paint.dim(name) + hanging(name, text, width).slice(name.length)
}

/** A heading, with an empty line before it. */
export function heading(text: string, { paint }: Layout): string {
  return `\n${paint.bold(text)}\n`
}

/** What stands under a field, set in as deep as its text. */
export function indent(lines: readonly string[]): string {
  return lines.map((line) => `${' '.repeat(LABEL_WIDTH)}${line}\n`).join('')
}

/** The width left for lines set in by `indent`. */
export function indentedWidth({ width }: Layout): number {
  return Math.max(20, width - LABEL_WIDTH)
}
