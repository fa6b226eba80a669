import type { BounceType } from '../model/advice.ts'
import { codeRow } from '../model/codes.ts'
import { REASONS, type Reason } from '../model/reasons.ts'

/** What is known about how final a failure is. */
export interface Finality {
  /** First digit of the remote reply, else of the enhanced status; null without a code. */
  readonly codeClass: 4 | 5 | null
  /** A report that gives up; false for a reply or log line of a live attempt. */
  readonly final: boolean
  /** The text says that it is for now. */
  readonly temporary: boolean
  /** The text says that it failed for good. */
  readonly permanent: boolean
}

/** Refusals that a word like "temporarily" turns soft whatever the code. */
const SOFT_WHEN_TEMPORARY: ReadonlySet<Reason> = new Set(['system-error'])

/** Without any code these are soft unless the notice says that it failed for good. */
const SOFT_WITHOUT_CODE: ReadonlySet<Reason> = new Set(['system-error', 'unknown'])

/**
 * Hard or soft, by the reason first and the code's class after it.
 * @example typeOf('mailbox-full', { codeClass: 5, final: true, temporary: false, permanent: false }) // 'soft'
 */
export function typeOf(reason: Reason, finality: Finality): BounceType {
  const rule = REASONS[reason].type
  const { codeClass, final, temporary, permanent } = finality
  if (rule === 'soft') return 'soft'
  if (rule === 'hard') return codeClass === 4 && !final ? 'soft' : 'hard'
  if (codeClass === 4) return 'soft'
  if (temporary && SOFT_WHEN_TEMPORARY.has(reason)) return 'soft'
  if (codeClass === null && SOFT_WITHOUT_CODE.has(reason)) return permanent ? 'hard' : 'soft'
  return 'hard'
}

/** The type of a bare code, where nothing else speaks: the seed's row, else the class digit. */
export function typeOfCode(code: number): BounceType {
  return codeRow(code)?.type ?? (code >= 500 ? 'hard' : 'soft')
}
