import { openStream } from '../input/bytes.ts'
import { LineSplitter } from '../input/lines.ts'
import { REPLY } from '../input/reply.ts'
import type { Piece, Splitter } from '../input/splitter.ts'

/** A text to judge, and the id the caller gave it; or what is wrong with that line. */
export type Text =
  | { readonly text: string; readonly id?: unknown }
  | { readonly line: number; readonly error: string | Error }

const LIMITS = { messageBytes: 1024 * 1024 }

/** The replies of a stream, one a line. */
export async function* plainTexts(stream: AsyncIterable<Buffer>): AsyncIterable<Text> {
  let reply = 0
  for await (const piece of pieces(stream, REPLY.splitter(LIMITS))) {
    reply++
    yield 'error' in piece ? { line: reply, error: piece.error } : { text: decoded(piece.bytes) }
  }
}

/** The texts of `{"id","text"}` lines; empty lines are passed over. */
export async function* ndjsonTexts(stream: AsyncIterable<Buffer>): AsyncIterable<Text> {
  let line = 0
  for await (const piece of pieces(stream, new LineSplitter(LIMITS))) {
    line++
    if ('error' in piece) yield { line, error: piece.error }
    else {
      const json = decoded(piece.bytes)
      if (json.trim()) yield fromJson(json, line)
    }
  }
}

async function* pieces(stream: AsyncIterable<Buffer>, splitter: Splitter): AsyncIterable<Piece> {
  for await (const chunk of await openStream(stream)) yield* splitter.push(chunk)
  yield* splitter.end()
}

function fromJson(json: string, line: number): Text {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { line, error: 'this is not JSON.' }
  }
  const { id, text } = Object(value) as { id?: unknown; text?: unknown }
  if (typeof text !== 'string') return { line, error: 'it must be an object with a string "text".' }
  return { text, id }
}

function decoded(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}
