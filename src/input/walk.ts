import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRotationOrder } from './rotation.ts'

/** A file to read. */
export interface FoundFile {
  readonly file: string
  readonly stats: Stats
  /** Named by the user, or in a Maildir's new/ or cur/: read whatever it looks like. */
  readonly certain: boolean
}

export type Found = FoundFile | { readonly file: string; readonly error: Error }

/** The files behind a path, folders recursively, in name order. Nothing is read but folders. */
export function* walk(path: string): Iterable<Found> {
  yield* visit(path, true, [])
}

function* visit(path: string, certain: boolean, above: readonly string[]): Iterable<Found> {
  let stats: Stats
  let names: string[] = []
  let real = ''
  try {
    stats = statSync(path)
    if (stats.isDirectory()) {
      names = readdirSync(path).sort(byName)
      real = realpathSync(path)
    }
  } catch (error) {
    yield { file: path, error: error as Error }
    return
  }
  // Whoever opens a pipe that nobody writes to waits for ever: it is read only where it was named itself.
  if (!stats.isDirectory()) {
    if (stats.isFile() || above.length === 0) yield { file: path, stats, certain }
  } else if (!above.includes(real)) yield* folder(path, names, [...above, real])
}

function* folder(path: string, names: readonly string[], above: readonly string[]): Iterable<Found> {
  if (!isMaildir(names)) {
    for (const name of inRotationOrder(names))
      if (!name.startsWith('.') && !isCompanion(name, names)) yield* visit(join(path, name), false, above)
    return
  }
  for (const name of names) {
    if (name === 'tmp') continue
    const inner = join(path, name)
    if (!isFolder(inner)) continue
    if (name === 'cur' || name === 'new') yield* mailsOf(inner, above)
    else yield* visit(inner, false, above)
  }
}

/** The messages of a Maildir's new/ or cur/: every file is one. */
function* mailsOf(path: string, above: readonly string[]): Iterable<Found> {
  for (const found of visit(path, false, above)) yield 'stats' in found ? { ...found, certain: true } : found
}

/** A Maildir holds cur/ and new/; its plain files are the mail server's own notes. */
function isMaildir(names: readonly string[]): boolean {
  return names.includes('cur') && names.includes('new')
}

const HEADERS = '.headers.json'

/** The headers of a webhook kept beside its body (`bounce.headers.json` beside `bounce.json`) are no body. */
function isCompanion(name: string, names: readonly string[]): boolean {
  if (!name.endsWith(HEADERS)) return false
  const body = name.slice(0, -HEADERS.length)
  return ['.json', '.form', '.json.gz', '.form.gz'].some((ending) => names.includes(body + ending))
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** By code unit, the same on every machine. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
