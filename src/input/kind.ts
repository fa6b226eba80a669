import type { Unit } from './item.ts'
import type { SplitLimits, Splitter } from './splitter.ts'

/** A form in which input comes. A new one is a file with this shape and a line in INPUT_KINDS (kinds.ts). */
export interface InputKind {
  readonly name: string
  readonly unit: Unit
  /** Whether a file that begins with these bytes (about HEAD_BYTES of them) is of this kind. */
  looksLike(head: Buffer): boolean
  splitter(limits: SplitLimits): Splitter
}
