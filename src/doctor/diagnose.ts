import type { Reason } from '../model/reasons.ts'
import type { Clues } from './clues.ts'
import { type Diagnosis, type DoctorOptions, examine } from './doctor.ts'
import { type Finding, LEVELS } from './finding.ts'
import type { CheckName, Question } from './question.ts'

/** Refusals that are the sender's mail, as an incident gathers them. */
export interface RefusedMail {
  readonly reason: Reason
  /** The receiver's name for people. */
  readonly receiver: string
  /** Messages that were refused. */
  readonly count: number
  /** The domain that sends. */
  readonly domain: string
  readonly clues: Clues
}

/** What the DNS has to do with it. */
export interface JoinedDiagnosis extends Diagnosis {
  /** The two joined: what was refused, and what is wrong. */
  readonly sentence: string
  /** What may well be the cause, the worst first. */
  readonly causes: readonly Finding[]
}

/** When a check last found something good that is not there now, in milliseconds since 1970; null: never. */
export type LastGood = (finding: Finding) => Promise<number | null>

/** Addresses and keys of one incident that are looked at. */
const MOST = 8

const CHECKS_FOR: Readonly<Partial<Record<Reason, readonly CheckName[]>>> = {
  authentication: ['spf', 'dkim', 'dmarc'],
  'missing-ptr': ['ptr', 'helo'],
  reputation: ['blocklist', 'ptr', 'spf', 'dkim', 'dmarc'],
  'spam-filter': ['blocklist', 'ptr', 'spf', 'dkim', 'dmarc'],
  policy: ['ptr', 'helo', 'spf', 'dkim', 'dmarc', 'blocklist'],
  'sender-rejected': ['mx', 'spf', 'dmarc', 'blocklist'],
}

/** What is wrong, yet makes nothing fail: no cause of these refusals, however grave it is else. */
const HARMLESS: Readonly<Partial<Record<Reason, readonly string[]>>> = {
  authentication: [
    ...['spf-pass-all', 'spf-wide', 'spf-after-all', 'spf-neutral-all', 'spf-no-all'],
    ...['dmarc-subdomains', 'dmarc-blind', 'dmarc-report-address', 'dmarc-report-refused'],
  ],
}

/** What the doctor can have a word on. */
export const EXAMINED = Object.keys(CHECKS_FOR) as readonly Reason[]

/**
 * Runs the checks that fit a mail, and joins what was refused with what is wrong.
 *
 * @example
 * (await diagnose(mail, { dns, now })).sentence
 * // 'Gmail refused 312 messages for DKIM; there is no DKIM key s1._domainkey.example.com. A check last found it …'
 */
export async function diagnose(
  mail: RefusedMail,
  options: DoctorOptions,
  lastGood: LastGood = async () => null,
): Promise<JoinedDiagnosis> {
  const { domain, reason, clues } = mail
  const question: Question = {
    ...{ domain, returnPath: domain, helo: null },
    ips: clues.ips.slice(0, MOST),
    selectors: clues.selectors.slice(0, MOST),
  }
  const diagnosis = await examine(question, { ...options, only: checksFor(mail) })
  const causes = diagnosis.findings
    .filter(
      ({ id, level }) => (level === 'error' || level === 'warning') && !(HARMLESS[reason] ?? []).includes(id),
    )
    .toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
  const [cause] = causes
  const at = cause === undefined ? null : await lastGood(cause)
  return { ...diagnosis, causes, sentence: sentenceOf(mail, cause, at) }
}

/** Of authentication, what the refusals speak of; DMARC fails by the other two. */
function checksFor({ reason, clues: { mechanisms } }: RefusedMail): readonly CheckName[] {
  const all = CHECKS_FOR[reason] ?? []
  if (reason !== 'authentication' || mechanisms.length === 0 || mechanisms.includes('dmarc')) return all
  return all.filter((name) => mechanisms.includes(name as 'spf' | 'dkim'))
}

const FOR: Readonly<Partial<Record<Reason, string>>> = {
  authentication: 'failing authentication',
  'missing-ptr': 'the sending address’s name',
  reputation: 'its reputation',
  'spam-filter': 'being taken for spam',
  policy: 'their rules',
  'sender-rejected': 'the sender',
}

function sentenceOf(mail: RefusedMail, cause: Finding | undefined, lastGood: number | null): string {
  const { reason, receiver, count, clues } = mail
  const named = clues.mechanisms.map((one) => one.toUpperCase()).join(' and ')
  const what = reason === 'authentication' && named !== '' ? named : (FOR[reason] ?? reason)
  const refused = `${receiver} refused ${count} message${count === 1 ? '' : 's'} for ${what}`
  if (cause === undefined) return `${refused}; in the DNS nothing is wrong that would explain it.`
  const since = lastGood === null ? '' : ` A check last found it in order on ${timeText(lastGood)}.`
  return `${refused}; ${lowered(cause.what)}${since}`
}

/** “The DKIM key …” goes on within a sentence; a name or an address stays as it is. */
const lowered = (text: string) => text.replace(/^(?:The|There|No|In|Some) /, (word) => word.toLowerCase())

/** `2026-11-27 10:40 UTC`. */
const timeText = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
