import type { SuppressionEntry } from '../../exchange/entry.ts'
import { LIST_FORMATS } from '../../exchange/formats/index.ts'
import { ListReader } from '../../exchange/list-reader.ts'
import type { InputKind } from '../../input/kind.ts'
import { HEAD_BYTES } from '../../input/kinds.ts'
import type { Seen } from '../../input/read.ts'
import type { Piece, Splitter } from '../../input/splitter.ts'

/** Suppression lists as services export them: their bytes are handed on as they come. */
const LIST: InputKind = {
  name: 'list',
  unit: 'list',
  looksLike: () => false,
  splitter: () => new Pieces(),
}

class Pieces implements Splitter {
  readonly finished = false;

  *push(chunk: Buffer): Iterable<Piece> {
    yield { bytes: chunk }
  }

  *end(): Iterable<Piece> {}
}

/**
 * Whether a file is a suppression list, by how it begins; `format`: all that nothing else knows is one of this format.
 * A file that was only found in a folder must be the export of a service, or tell why its addresses are listed: any
 * table with addresses may lie there.
 */
export function listKind(
  head: Buffer,
  { file, certain, kind }: Seen,
  format: string | undefined,
): InputKind | undefined {
  if (kind !== undefined && kind.unit !== 'webhook') return undefined
  // What is wrong with a list that was asked for is told when it is read.
  if (format !== undefined && certain && kind === undefined) return LIST
  const told = beginningOf(head, format)
  if (told === null) return undefined
  const { id, entries, problems } = told
  // Objects of a bounce may be those of a list, too: a webhook goes first, unless the keys are exactly a list's.
  const strict = LIST_FORMATS.some((one) => one.id === id && one.exactly !== undefined)
  if (kind !== undefined) return strict ? LIST : undefined
  if (id === 'plain') return certain && entries.length > 0 && problems === 0 ? LIST : undefined
  if (certain || id !== 'csv') return LIST
  return /\.(?:csv|tsv|json|ndjson|jsonl)(?:\.(?:gz|zst))?$/i.test(file) && entries.some(tellsWhy)
    ? LIST
    : undefined
}

const tellsWhy = ({ cause, reason }: SuppressionEntry) => cause !== 'manual' || reason !== null

function beginningOf(head: Buffer, format: string | undefined) {
  if (head.includes(0)) return null
  const text = head.toString()
  const whole = head.length < HEAD_BYTES
  try {
    const reader = new ListReader({ format })
    const found = reader.push(whole ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text)
    if (whole) found.push(...reader.end())
    const { format: id, progress } = reader
    const entries = found.filter(
      (one): one is Exclude<typeof one, { problem: string }> => !('problem' in one),
    )
    return id === null ? null : { id, entries, problems: progress.problems }
  } catch {
    // Columns or keys of no list.
    return null
  }
}
