const LF = 0x0a
/** A line that is longer than this is handed on in pieces: memory has a bound. */
const LONGEST = 1024 * 1024

/** Whole lines, and the bytes that they were. */
export interface Lines {
  readonly bytes: Buffer
  readonly lines: readonly string[]
}

/**
 * The lines of a file, chunk by chunk.
 *
 * @param final whether nobody writes to it any more: then its last line is whole without an end
 */
export async function* wholeLines(chunks: AsyncIterable<Buffer>, final: boolean): AsyncIterable<Lines> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = all.lastIndexOf(LF) + 1
    const cut = end === 0 && all.length > LONGEST ? all.length : end
    if (cut > 0) yield linesOf(all.subarray(0, cut))
    rest = all.subarray(cut)
  }
  if (final && rest.length > 0) yield linesOf(rest)
}

function linesOf(bytes: Buffer): Lines {
  const lines = bytes.toString().split('\n')
  return {
    bytes,
    lines: lines
      .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
      .filter((line) => line !== ''),
  }
}
