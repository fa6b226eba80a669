import type { FileHandle } from 'node:fs/promises'
import type { RawReport } from './report.ts'

/** What stands before a report in the file, as one line of JSON. */
export interface Head {
  /** Absent of one that was erased. */
  readonly type?: RawReport['type']
  readonly events?: readonly string[]
  /** Bytes that it had, and that are kept. */
  readonly size?: number
  readonly bytes: number
}

/** A record in a file. */
export interface Place {
  readonly head: Head
  /** Where its head, its content and the next record begin. */
  readonly at: number
  readonly content: number
  readonly end: number
}

const LF = 0x0a
const PIECE = 4096
/** A webhook may tell of so many events that their names take megabytes. */
const LONGEST_HEAD = 16 * 1024 * 1024

/** The record that begins there; null where none does. */
export async function recordAt(file: FileHandle, at: number): Promise<Place | null> {
  for (let size = PIECE; size <= LONGEST_HEAD; size *= 16) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, at)
    const end = buffer.subarray(0, bytesRead).indexOf(LF)
    if (end >= 0) return placed(headIn(buffer.toString('utf8', 0, end)), at, at + end + 1)
    if (bytesRead < size) return null
  }
  return null
}

const placed = (head: Head | null, at: number, content: number): Place | null =>
  head === null ? null : { head, at, content, end: content + head.bytes + 1 }

function headIn(line: string): Head | null {
  try {
    const head = JSON.parse(line)
    return Number.isSafeInteger(head?.bytes) && head.bytes >= 0 ? head : null
  } catch {
    return null
  }
}

/** Writes blanks over all that a record holds; its length stays. */
export async function erase(file: FileHandle, { head, at, content, end }: Place): Promise<void> {
  const told = JSON.stringify({ bytes: head.bytes } satisfies Head)
  const line = `${told.padEnd(content - at - 1)}\n`
  await file.write(line + ' '.repeat(end - content - 1), at)
}
