import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { UndeliveredError } from '../errors.ts'

export const LOCK = 'lock'
/** An owner shows by the time of the file that it is alive: seen where its process cannot be, from another machine. */
const BEAT_MS = 10_000
const DEAD_MS = 60_000
/** For so long a file without content may be one that is being written. */
const STARTING_MS = 2000

interface Owner {
  readonly pid: number
  readonly host: string
  /** When the process began, as the system counts: a number that is used again is another process. */
  readonly started: string | null
}

/** The folders that this process owns. */
const owned = new Set<string>()

/**
 * Makes this process the only owner of a data folder until `release` is called. What a killed owner left behind is
 * taken over.
 *
 * @throws UndeliveredError `STORE_LOCKED` where another process lives that owns it
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(resolve(folder), LOCK)
  const me: Owner = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  if (owned.has(path)) throw new UndeliveredError('STORE_LOCKED', folder, me.pid)
  take(path, me, folder)
  owned.add(path)
  const beat = setInterval(() => touch(path), BEAT_MS).unref()
  return {
    release() {
      clearInterval(beat)
      if (owned.delete(path)) rmSync(path, { force: true })
    },
  }
}

function take(path: string, me: Owner, folder: string): void {
  for (;;) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeFileSync(file, JSON.stringify(me))
      closeSync(file)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = ownerIn(path)
    if (owner === null && ageOf(path) < STARTING_MS)
      throw new UndeliveredError('STORE_LOCKED', folder, '(just starting)')
    if (owner !== null && lives(owner, me, path))
      throw new UndeliveredError('STORE_LOCKED', folder, owner.pid)
    rmSync(path, { force: true })
  }
}

/** null where the file is gone or was never written to its end. */
function ownerIn(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return null
  }
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
}

function lives(owner: Owner, me: Owner, path: string): boolean {
  // Another machine or container: its processes cannot be seen from here.
  if (owner.host !== me.host) return ageOf(path) < DEAD_MS
  // This process owns no such folder, so it was one before it with the same number.
  if (owner.pid === me.pid) return false
  return isRunning(owner.pid) && (owner.started === null || owner.started === startOf(owner.pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Linux: field 22 of the process's state, counted behind its name, which may hold blanks. null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return state.slice(state.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // Removed by hand: the folder is owned all the same.
  }
}
