import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { beginning, type Pausing } from './beginning.ts'
import { openFile, openStream } from './bytes.ts'
import type { Chunks } from './chunks.ts'
import type { InputItem } from './item.ts'
import type { InputKind } from './kind.ts'
import { detectKind, fallbackKind } from './kinds.ts'
import { inRotationOrder } from './rotation.ts'
import type { SplitLimits, Splitter } from './splitter.ts'
import { type Found, walk } from './walk.ts'

export interface InputOptions extends SplitLimits {
  /** Read everything as this kind instead of looking. */
  readonly kind?: InputKind | undefined
  /** Asked of each file before `kind` of what was seen is taken: undefined leaves it at that. */
  readonly other?: ((head: Buffer, seen: Seen) => InputKind | undefined) | undefined
  /** What `-` reads; absent: nothing. */
  readonly stdin?: AsyncIterable<Buffer>
  /** When a stream is called pausing; absent: after a quarter of a second. */
  readonly silence?: Pausing['silence']
}

/** What is known of a file by its place and its first bytes. */
export interface Seen {
  readonly file: string
  /** Named by the user, or in a Maildir's new/ or cur/. */
  readonly certain: boolean
  readonly kind: InputKind | undefined
}

const PAUSE_MS = 250
const silence: Pausing['silence'] = (signal) => setTimeout(PAUSE_MS, undefined, { signal })

/** A whole line of something that is told line by line: to wait for more would keep it back. */
function enough(head: Buffer): boolean {
  const kind = head.includes(LF) ? detectKind(head.subarray(0, head.lastIndexOf(LF) + 1)) : undefined
  return kind !== undefined && kind.unit !== 'email'
}

const LF = 0x0a

/**
 * Every message behind the paths, one by one, in order. Never throws: what cannot be read comes out as a
 * failure and the rest goes on. Memory holds one message at a time.
 */
export async function* readInputs(paths: readonly string[], options: InputOptions): AsyncIterable<InputItem> {
  for (const path of inRotationOrder(paths)) {
    if (path === '-')
      yield* readChunks(new Position('-'), () => openStream(options.stdin ?? NOTHING), true, options)
    else for (const found of walk(path)) yield* readFile(found, options)
  }
}

/** Every message of one file. Never throws, as {@link readInputs}. */
export async function* readFile(found: Found, options: InputOptions): AsyncIterable<InputItem> {
  if ('error' in found) yield { file: found.file, message: 0, error: found.error }
  else {
    const at = new Position(found.file, found.stats.mtimeMs)
    yield* readChunks(at, () => openFile(found), found.certain, options)
  }
}

async function* readChunks(
  at: Position,
  open: () => Promise<Chunks>,
  certain: boolean,
  options: InputOptions,
): AsyncIterable<InputItem> {
  const { file } = at
  try {
    const chunks = await open()
    // Where the kind is told nothing need be awaited: a stream may be slow.
    const { head, rest } = options.kind
      ? { head: NO_BYTES, rest: chunks }
      : await beginning(chunks, { enough, silence, ...options })
    const kind = options.kind ?? kindOf(head, { file, certain, kind: detectKind(head) }, options)
    if (kind) yield* split(at, kind, head, rest, options)
    else yield { file, skipped: true }
  } catch (error) {
    yield { file, message: at.message, error: error as Error }
  }
}

function kindOf(head: Buffer, seen: Seen, { other }: InputOptions): InputKind | undefined {
  const { file, certain, kind } = seen
  return other?.(head, seen) ?? kind ?? (certain || isNamedMail(file) ? fallbackKind(head) : undefined)
}

/** In a folder a file by one of these names is read even if it does not begin like mail. */
function isNamedMail(file: string): boolean {
  return /\.(?:eml|email|mbox|mbx)(?:\.(?:gz|zst))?$/i.test(file)
}

const NO_BYTES = Buffer.alloc(0)
const NOTHING = Readable.from([])

class Position {
  readonly file: string
  message = 0
  readonly #written: number | undefined

  /** `written`: when the file was last written to; absent for a stream, which is being written. */
  constructor(file: string, written?: number) {
    this.file = file
    this.#written = written
  }

  get date(): number {
    return this.#written ?? Date.now()
  }
}

async function* split(
  at: Position,
  kind: InputKind,
  head: Buffer,
  rest: Chunks,
  limits: SplitLimits,
): AsyncIterable<InputItem> {
  const splitter = kind.splitter(limits)
  yield* items(at, kind, splitter.push(head))
  for await (const chunk of restUnless(splitter, rest)) yield* items(at, kind, splitter.push(chunk))
  yield* items(at, kind, splitter.end())
}

function* items(at: Position, kind: InputKind, pieces: ReturnType<Splitter['push']>): Iterable<InputItem> {
  const { file, date } = at
  for (const piece of pieces) {
    yield { file, message: at.message++, unit: kind.unit, kind: kind.name, date, ...piece }
  }
}

async function* restUnless(splitter: Splitter, rest: Chunks): AsyncIterable<Buffer> {
  if (splitter.finished) return
  for await (const chunk of rest) {
    yield chunk
    if (splitter.finished) return
  }
}
