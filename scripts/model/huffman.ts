import {
  BITS,
  CHARACTERS,
  canonical,
  characterOf,
  LONGEST,
  type Written,
} from '../../src/classify/model/huffman.ts'

/** Writes symbols, each below `size`, in as few characters as their frequencies allow. */
export function written(symbols: readonly number[], size: number): Written {
  const lengths = lengthsOf(symbols, size)
  return { count: symbols.length, lengths, codes: charactersOf(symbols, codesOf(lengths)) }
}

interface Node {
  readonly weight: number
  readonly symbols: readonly number[]
}

/** Bits by symbol, base 36. Where codes get too long, the rarest symbols are taken for less rare ones. */
function lengthsOf(symbols: readonly number[], size: number): string {
  const counts = new Array<number>(size).fill(0)
  for (const symbol of symbols) counts[symbol]!++
  for (let least = 1; ; least *= 2) {
    const lengths = huffman(counts.map((count) => (count === 0 ? 0 : Math.max(count, least))))
    if (Math.max(...lengths) <= LONGEST) return lengths.map((length) => length.toString(36)).join('')
  }
}

/** Huffman's algorithm: the two rarest become one, a bit longer each, until one is left. */
function huffman(counts: readonly number[]): number[] {
  const lengths = counts.map(() => 0)
  let nodes: Node[] = counts
    .map((weight, symbol) => ({ weight, symbols: [symbol] }))
    .filter(({ weight }) => weight > 0)
  if (nodes.length === 1) lengths[nodes[0]!.symbols[0]!] = 1
  while (nodes.length > 1) {
    nodes = nodes.sort((a, b) => a.weight - b.weight || a.symbols[0]! - b.symbols[0]!)
    const [a, b, ...rest] = nodes as [Node, Node, ...Node[]]
    const both = { weight: a.weight + b.weight, symbols: [...a.symbols, ...b.symbols] }
    for (const symbol of both.symbols) lengths[symbol]!++
    nodes = [...rest, both]
  }
  return lengths
}

/** By symbol: its code, as a text of bits. */
function codesOf(lengths: string): Map<number, string> {
  return new Map(
    canonical(lengths).map(({ symbol, length, from }) => [
      symbol,
      (from >> (LONGEST - length)).toString(2).padStart(length, '0'),
    ]),
  )
}

function charactersOf(symbols: readonly number[], codes: ReadonlyMap<number, string>): string {
  const pieces: string[] = []
  let bits = ''
  const flush = (piece: string) => {
    const n = Number.parseInt(piece, 2)
    pieces.push(characterOf(Math.floor(n / CHARACTERS)), characterOf(n % CHARACTERS))
  }
  for (const symbol of symbols) {
    bits += codes.get(symbol)
    for (; bits.length >= BITS; bits = bits.slice(BITS)) flush(bits.slice(0, BITS))
  }
  if (bits !== '') flush(bits.padEnd(BITS, '0'))
  return pieces.join('')
}
