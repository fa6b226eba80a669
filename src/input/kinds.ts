import { EMAIL } from './email.ts'
import type { Unit } from './item.ts'
import { LOG_KINDS } from './log.ts'
import { MBOX } from './mbox.ts'
import { REPLY } from './reply.ts'
import type { SplitLimits, Splitter } from './splitter.ts'

/** A form in which input comes. A new one is a file with this shape and a line in INPUT_KINDS. */
export interface InputKind {
  readonly name: string
  readonly unit: Unit
  /** Whether a file that begins with these bytes (about HEAD_BYTES of them) is of this kind. */
  looksLike(head: Buffer): boolean
  splitter(limits: SplitLimits): Splitter
}

/** How many bytes `looksLike` may see. */
export const HEAD_BYTES = 4096

/** In the order they are asked; the first that says yes has the file. */
export const INPUT_KINDS: readonly InputKind[] = [MBOX, REPLY, ...LOG_KINDS, EMAIL]

/** The kind of a file by its first bytes; undefined where none knows it. */
export function detectKind(head: Buffer): InputKind | undefined {
  return INPUT_KINDS.find((kind) => kind.looksLike(head))
}

/** The kind of that name, for `--from`. */
export function kindNamed(name: string): InputKind | undefined {
  return INPUT_KINDS.find((kind) => kind.name === name)
}

/** What a file is read as when nothing recognises it, yet it was named: bad mail is still mail. */
export const FALLBACK_KIND: InputKind = EMAIL
