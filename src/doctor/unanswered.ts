import { type Answer, type RecordType, SILENCES } from './dns/dns.ts'
import { type Finding, type FindingKind, finder } from './finding.ts'
import type { CheckName } from './question.ts'

/** Every check can come to a question that nobody answers. */
export const UNANSWERED = {
  unanswered: {
    level: 'error',
    what: 'The {type} records of {about} could not be looked up: {why}.',
    why: 'If receivers cannot look them up either, they put mail off or take it for mail without them.',
    mend: 'Try again later. If it stays so, look at the name servers of the domain, or name another resolver.',
    example: { zone: ['example.com TXT !servfail'] },
  },
} as const satisfies Record<string, FindingKind>

/** The finding for a question that was not answered; none where it was. */
export function unanswered(
  check: CheckName,
  name: string,
  type: RecordType,
  answer: Answer<unknown>,
): Finding[] {
  if (answer.is !== 'failed') return []
  const values = { type, why: SILENCES[answer.why] }
  return [finder(check, UNANSWERED)('unanswered', { about: name, values })]
}
