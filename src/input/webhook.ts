import { isForm } from '../extract/webhook/form.ts'
import { looksLikeWebhook, WEBHOOKS } from '../extract/webhook/index.ts'
import type { InputKind } from './kind.ts'
import { LineSplitter } from './lines.ts'
import type { Piece, SplitLimits, Splitter } from './splitter.ts'
import { WholeFile } from './whole.ts'

/** Bodies of webhooks: JSON (one, or a list), JSON or forms line by line. */
export const WEBHOOK: InputKind = kind('webhook')

/** The same for `--from`: bodies of one service. */
export const SERVICE_KINDS: readonly InputKind[] = WEBHOOKS.map(({ id }) => kind(id))

function kind(name: string): InputKind {
  return {
    name,
    unit: 'webhook',
    looksLike: (head) => {
      const text = textOf(head)
      return mayBeBody(text) && looksLikeWebhook(text)
    },
    splitter: (limits) => new BodySplitter(limits),
  }
}

/** Whether a file begins like a body, whoever sent it: such a file is no mail. */
export function beginsLikeBody(head: Buffer): boolean {
  return mayBeBody(textOf(head))
}

function mayBeBody(text: string): boolean {
  return text.startsWith('{') || isList(text) || isForm(firstLine(text))
}

/** A list in JSON; not `[https://example.com/logo.png]`, as the text of a mail may begin. */
const isList = (text: string) => /^\[\s{0,1000}(?:[[{"\]\d-]|true|false|null)/.test(text)

const textOf = (head: Buffer) =>
  head
    .toString()
    .replace(/^\uFEFF/, '')
    .trimStart()

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/)
  return end < 0 ? text : text.slice(0, end)
}

const LF = 0x0a

/** The whole file is one body, unless its first line is one already: then each line is. */
class BodySplitter implements Splitter {
  readonly #limits: SplitLimits
  #start: Buffer[] = []
  #size = 0
  #inner: Splitter | undefined

  constructor(limits: SplitLimits) {
    this.#limits = limits
  }

  get finished(): boolean {
    return this.#inner?.finished ?? false
  }

  *push(chunk: Buffer): Iterable<Piece> {
    if (this.#inner !== undefined) return yield* this.#bodies(this.#inner.push(chunk))
    this.#start.push(chunk)
    this.#size += chunk.length
    if (chunk.includes(LF) || this.#size > this.#limits.messageBytes) yield* this.#decide()
  }

  *end(): Iterable<Piece> {
    if (this.#inner === undefined) yield* this.#decide()
    yield* this.#bodies(this.#inner!.end())
  }

  *#decide(): Iterable<Piece> {
    const start = Buffer.concat(this.#start)
    this.#start = []
    const lines = isBody(firstLine(textOf(start)))
    this.#inner = lines ? new LineSplitter(this.#limits) : new WholeFile(this.#limits)
    yield* this.#bodies(this.#inner.push(start))
  }

  *#bodies(pieces: Iterable<Piece>): Iterable<Piece> {
    for (const piece of pieces) {
      if ('error' in piece || piece.bytes.some((byte) => byte > 0x20)) yield piece
    }
  }
}

function isBody(line: string): boolean {
  if (isForm(line)) return true
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
