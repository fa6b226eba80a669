import type { Kind } from '../model/event.ts'

/**
 * What a source would take if it ran now. In a file of its own, since the client's types name it: they are to need
 * nothing of the service's libraries.
 */
export interface SourcePreview {
  /** What it sees: `messages`, `lines`, … and how many; null for a source that only waits for others. */
  readonly what: string | null
  readonly seen: number
  /** How many hold an event of each kind; `ordinary` for those without any, `unreadable` for those that failed. */
  readonly counts: Readonly<Partial<Record<Kind | 'ordinary' | 'unreadable', number>>>
  /** What a person should know: what was tried, what is wrong, what to do. */
  readonly notes: readonly string[]
}
