import { EMAIL } from './email.ts'
import type { InputKind } from './kind.ts'
import { LOG_KINDS } from './log.ts'
import { MBOX } from './mbox.ts'
import { REPLY } from './reply.ts'
import { beginsLikeBody, SERVICE_KINDS, WEBHOOK } from './webhook.ts'

/** How many bytes `looksLike` may see. */
export const HEAD_BYTES = 4096

/** In the order they are asked; the first that says yes has the file. */
const INPUT_KINDS: readonly InputKind[] = [MBOX, REPLY, ...LOG_KINDS, WEBHOOK, EMAIL]

/** The kind of a file by its first bytes; undefined where none knows it. */
export function detectKind(head: Buffer): InputKind | undefined {
  return INPUT_KINDS.find((kind) => kind.looksLike(head))
}

/** Kinds that `--from` can name beside those that are found out: where a log has the name, `webhook:kumomta`. */
const NAMED_KINDS: readonly InputKind[] = SERVICE_KINDS.map((kind) =>
  INPUT_KINDS.some(({ name }) => name === kind.name) ? { ...kind, name: `webhook:${kind.name}` } : kind,
)

/** Names for `--from`. */
export const KIND_NAMES: readonly string[] = [...INPUT_KINDS, ...NAMED_KINDS].map(({ name }) => name).sort()

/** The kind of that name, for `--from`. */
export function kindNamed(name: string): InputKind | undefined {
  return [...INPUT_KINDS, ...NAMED_KINDS].find((kind) => kind.name === name)
}

/** What a file is read as when nothing recognises it, yet it was named: bad mail is still mail. */
export function fallbackKind(head: Buffer): InputKind {
  return beginsLikeBody(head) ? WEBHOOK : EMAIL
}
