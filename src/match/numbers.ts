/** Of each array: how many numbers it has, and how many bytes each takes (1, 2 or 4). */
export type Shapes = readonly (readonly [length: number, width: number])[]

/** Arrays of whole numbers from 0 on, as bytes. */
export interface PackedNumbers {
  readonly shapes: Shapes
  readonly bytes: Uint8Array<ArrayBuffer>
}

const WIDTHS = [Uint8Array, Uint16Array, Int32Array] as const

/**
 * Packs arrays so that they are read again in a few milliseconds: written out as JSON, numbers take several times the
 * space and the time.
 */
export function packNumbers(arrays: readonly Numbers[]): PackedNumbers {
  const parts = arrays.map((array) => {
    let most = 0
    for (const number of array) most = Math.max(most, number)
    const width = most < 2 ** 8 ? 0 : most < 2 ** 16 ? 1 : 2
    return WIDTHS[width]!.from(array)
  })
  const size = parts.reduce((sum, part) => aligned(sum) + part.byteLength, 0)
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    at = aligned(at)
    all.set(new Uint8Array(part.buffer), at)
    at += part.byteLength
  }
  return { shapes: parts.map((part) => [part.length, part.BYTES_PER_ELEMENT] as const), bytes: all }
}

/** An array as it lies in the bytes: as wide as its numbers need. */
export type Numbers = Uint8Array | Uint16Array | Int32Array

/** The arrays that {@link packNumbers} was given, in the same order. They are not copied. */
export function unpackNumbers({ shapes, bytes }: PackedNumbers): Numbers[] {
  const { buffer } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const begin = bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0
  let at = 0
  return shapes.map(([length, width]) => {
    at = aligned(at)
    const View = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Int32Array
    const numbers = new View(buffer, begin + at, length)
    at += length * width
    return numbers
  })
}

/** Each array begins where four bytes do. */
const aligned = (at: number) => (at + 3) & ~3
