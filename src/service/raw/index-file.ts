import type { FileHandle } from 'node:fs/promises'

/** Of each event: 32 bits of a hash of its id, and the place of its report. */
export const ENTRY = 10
const PLACE_BYTES = 6
const ENTRIES_AT_ONCE = 100_000

/** FNV-1a over UTF-16: whose record it is, the record itself tells. */
export function hashOf(event: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < event.length; at++) hash = Math.imul(hash ^ event.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Entries as they stand in the file. */
export function entriesOf(hashes: readonly number[], places: readonly number[], base: number): Buffer {
  const bytes = Buffer.allocUnsafe(hashes.length * ENTRY)
  for (const [n, hash] of hashes.entries()) {
    bytes.writeUInt32LE(hash, n * ENTRY)
    bytes.writeUIntLE(base + places[n]!, n * ENTRY + 4, PLACE_BYTES)
  }
  return bytes
}

/** The place that an entry tells. */
export const placeIn = (bytes: Buffer, entry: number) => bytes.readUIntLE(entry * ENTRY + 4, PLACE_BYTES)

/** The places of all entries with one of these hashes, without holding more than a part of the file. */
export async function placesIn(file: FileHandle, hashes: ReadonlySet<number>): Promise<Set<number>> {
  const found = new Set<number>()
  const piece = Buffer.allocUnsafe(ENTRIES_AT_ONCE * ENTRY)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at)
    const entries = Math.floor(bytesRead / ENTRY)
    for (let n = 0; n < entries; n++)
      if (hashes.has(piece.readUInt32LE(n * ENTRY))) found.add(placeIn(piece, n))
    if (bytesRead < piece.length) return found
    at += entries * ENTRY
  }
}
