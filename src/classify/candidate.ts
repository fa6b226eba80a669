import type { BounceType } from '../model/advice.ts'
import { codeRow } from '../model/codes.ts'
import type { How, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import { statusFits } from './find.ts'
import type { CompiledBlocklist, CompiledRule, Knowledge } from './knowledge.ts'
import type { Codes } from './model/features.ts'
import { judge } from './model/judge.ts'
import { REPLY_REASONS, TELLING_REPLIES } from './rules/reply.ts'
import { statusRow } from './rules/status.ts'
import { typeOfCode } from './type.ts'

/** One answer to "why", with what speaks for it. The higher strength wins. */
export interface Candidate {
  readonly strength: number
  readonly reason: Reason | null
  readonly kind: Kind
  readonly rule: string
  readonly evidence: string
  readonly how: How
  readonly confidence: number
  /** Where the evidence itself says hard or soft. */
  readonly type: BounceType | null
}

/** Whose words: the remote system's, or the reporting system's own. */
export type Source = 'remote' | 'prose'

/** Strength of each sort of evidence; within words, the rule's rank decides (find.ts). */
export const STRENGTH = {
  remote: { clear: 90, usual: 80, hint: 30, cue: 28 },
  /** Prose is long, and a word or two of it tell nothing: a cue there loses against nothing at all. */
  prose: { clear: 64, usual: 60, hint: 26, cue: -1 },
  statusRule: 85,
  remoteStatus: 70,
  fieldStatus: 66,
  looseStatus: 25,
  /** A reply code that tells the reason (RFC 4954, RFC 5321); one that leans to a reason; one that leans to none. */
  tellingReply: 31,
  reply: 27,
  vagueReply: 22,
  /** The trained model, which is asked where nothing but weak codes or words spoke. */
  model: 28,
  /** The report's own words that it gave up, or knows no cause. */
  gaveUp: 23,
  noCause: 20,
  default: 0,
} as const

/** How sure words and codes are, measured on labelled texts that no rule was made from. */
const CONFIDENCE = { clear: 0.94, usual: 0.93, hint: 0.6, cue: 0.45 } as const
/** A receiver's own words or codes, which nobody else writes. */
const RECEIVERS_OWN = 0.97

/** So much a rule's rank counts beside the strength of its sort. */
const RANK_SHARE = 1 / 100_000

export const DEFAULT: Candidate = {
  strength: STRENGTH.default,
  reason: 'unknown',
  kind: 'bounce',
  rule: 'default/unknown',
  evidence: '',
  how: 'default',
  confidence: 0.1,
  type: null,
}

export function stronger(a: Candidate, b: Candidate | null): Candidate {
  return b !== null && b.strength > a.strength ? b : a
}

export function fromWords(
  rule: CompiledRule,
  reason: Reason | null,
  words: string,
  source: Source,
): Candidate {
  return {
    strength: strengthOf(rule, source),
    reason,
    kind: rule.kind,
    rule: rule.id,
    evidence: words,
    how: rule.how,
    confidence: rule.how === 'provider' && rule.weight === 'clear' ? RECEIVERS_OWN : CONFIDENCE[rule.weight],
    type: rule.type,
  }
}

function strengthOf({ reason, weight, rank }: CompiledRule, source: Source): number {
  if (source === 'prose' && (weight === 'hint' || weight === 'cue')) {
    if (reason === 'unknown') return STRENGTH.noCause
    if (reason === 'expired') return STRENGTH.gaveUp
  }
  return STRENGTH[source][weight] + rank * RANK_SHARE
}

export function fromBlocklist(entry: CompiledBlocklist, words: string, source: Source): Candidate {
  return {
    strength: STRENGTH[source].usual + 0.22,
    reason: entry.lists === 'link' ? 'content-rejected' : 'reputation',
    kind: 'bounce',
    rule: `blocklist/${entry.id}`,
    evidence: words,
    how: 'phrase',
    confidence: CONFIDENCE.usual,
    type: null,
  }
}

/** What a status says by the receiver's own table; null where that says nothing of it. */
export function fromOwnStatus(
  status: string | null,
  provider: string | null,
  knowledge: Knowledge,
): Candidate | null {
  const own = status === null || provider === null ? undefined : knowledge.statusRules[provider]
  if (own === undefined) return null
  for (const index of own) {
    const rule = knowledge.rules[index]!
    if (rule.status === null || !statusFits(rule.status, status)) continue
    return {
      strength: STRENGTH.statusRule,
      reason: rule.reason,
      kind: 'bounce',
      rule: rule.id,
      evidence: status!,
      how: 'provider',
      confidence: RECEIVERS_OWN,
      type: rule.type,
    }
  }
  return null
}

/** What a status says by the registry; null where it says nothing. */
export function fromStatus(status: string | null, strength: number): Candidate | null {
  if (status === null || status.charCodeAt(0) === 0x32) return null
  const row = statusRow(status)
  if (row === undefined || row.reason === 'unknown') return null
  return {
    strength: row.tells ? strength : STRENGTH.looseStatus,
    reason: row.reason,
    kind: 'bounce',
    rule: `status/${status}`,
    evidence: status,
    how: 'status',
    confidence: row.tells ? 0.85 : 0.4,
    type: null,
  }
}

/** What a bare reply code leans to. */
export function fromReply(reply: number | null): Candidate | null {
  if (reply === null || reply < 400) return null
  const twin = reply >= 510 ? codeRow(reply)?.status : null
  const twinReason = twin != null ? statusRow(twin)?.reason : undefined
  const reason = REPLY_REASONS.get(reply) ?? twinReason ?? 'unknown'
  return {
    strength: TELLING_REPLIES.has(reply)
      ? STRENGTH.tellingReply
      : reason === 'unknown'
        ? STRENGTH.vagueReply
        : STRENGTH.reply,
    reason,
    kind: 'bounce',
    rule: `reply/${reply}`,
    evidence: String(reply),
    how: 'reply',
    confidence: 0.3,
    type: typeOfCode(reply),
  }
}

/** What is known of the text's words, see facts.ts. */
interface Said {
  readonly wordless: boolean
  readonly disputed: boolean
}

/**
 * So sure the model must be against what else speaks. Below that the other was right as often, on texts that neither
 * was made from. Against bare reply codes it is as often right whenever it answers.
 */
const AGAINST = {
  /** Words that hardly lean to a cause. */
  cue: 0.6,
  /** A status that many systems use for anything. */
  looseStatus: 0.65,
  /** Words that lean to a cause, or say that none is told. */
  hint: 0.65,
  /** Words that name a cause, while others beside them name another. */
  disputedWords: 0.9,
} as const

/**
 * From which confidence on the model's answer stands before another; null where it is not even asked.
 * @param status the status beside the text, which may bear the words out
 */
export function leastAgainst(
  best: Candidate,
  { wordless, disputed }: Said,
  status: string | null,
): number | null {
  const { how, reason, strength } = best
  if (!wordless) {
    if (how !== 'phrase') return null
    if (best.confidence <= CONFIDENCE.cue) return reason === 'unknown' ? AGAINST.hint : AGAINST.cue
    if (best.confidence <= CONFIDENCE.hint) return AGAINST.hint
    return disputed && besideStatus(best, status) < BORNE_OUT ? AGAINST.disputedWords : null
  }
  if (reason === 'unknown') return 0
  if (how === 'reply') return strength < STRENGTH.tellingReply ? 0 : null
  return strength === STRENGTH.looseStatus ? AGAINST.looseStatus : null
}

/** Surer than this a likeness must be where nothing else says that the text is of a failure at all. */
const LIKE_A_FAILURE = 0.65

/**
 * What the words of a text are most like; null where they are like nothing.
 * @param isFailure something else says that the text is of a failure
 */
export type Likeness = (text: string, codes: Codes, isFailure: boolean) => Candidate | null

/** The trained model's. */
export const fromModel: Likeness = (text, codes, isFailure) => {
  const judged = judge(text, codes)
  if (judged === null || (!isFailure && judged.confidence <= LIKE_A_FAILURE)) return null
  return {
    strength: STRENGTH.model,
    reason: judged.reason,
    kind: 'bounce',
    rule: `model/${judged.reason}`,
    evidence: judged.evidence,
    how: 'model',
    confidence: judged.confidence,
    type: null,
  }
}

/** Words that a telling status beside them bears out, and such as it speaks against. */
const BORNE_OUT = 0.97
const SPOKEN_AGAINST = 0.85

/** How sure a candidate is beside the status of the text. Receivers' own rules know which status goes with what. */
export function besideStatus({ how, reason, confidence }: Candidate, status: string | null): number {
  if (how !== 'phrase' || confidence < CONFIDENCE.usual || status === null) return confidence
  const row = statusRow(status)
  if (row === undefined || row.reason === 'unknown') return confidence
  if (row.reason === reason) return BORNE_OUT
  return row.tells ? SPOKEN_AGAINST : confidence
}

/** A class 2 code: it was taken. */
export function delivered(reply: number | null, status: string | null): Candidate {
  const code = status ?? String(reply)
  return {
    ...DEFAULT,
    reason: null,
    kind: 'delivered',
    rule: `reply/${code}`,
    evidence: code,
    how: 'reply',
    confidence: 0.9,
  }
}
