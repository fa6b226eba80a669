import type { Kind } from '../model/event.ts'
import type { Outcome } from './source.ts'

/** An automatic reply is not among them: it is mail that somebody may want to read. */
const REPORTS: readonly Kind[] = ['bounce', 'delayed', 'delivered', 'dropped', 'complaint', 'unsubscribe']

/** Whether a mail was understood as a report, so that a person needs to read it no more. */
export const isReport = ({ kinds, rejected }: Outcome) =>
  rejected === null && kinds.some((kind) => REPORTS.includes(kind))
