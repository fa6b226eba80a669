import { joinReply, replyCodes } from '../decode/smtp-reply.ts'
import { codeRow } from '../model/codes.ts'
import type { Blocklist, BounceType, Explanation, How, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import { type Found, find, statusFits } from './find.ts'
import type { CompiledRule, Knowledge } from './knowledge.ts'
import { ProviderIndex } from './providers.ts'
import { retryAfter } from './retry-after.ts'
import type { BlocklistEntry } from './rule.ts'
import { REPLY_REASONS } from './rules/reply.ts'
import { statusRow } from './rules/status.ts'
import { type Finality, typeOf, typeOfCode } from './type.ts'

/** What is known of one failure, in the order of its authority. */
export interface Facts {
  /** The remote system's words, most authoritative first. */
  readonly remote: readonly string[]
  /** The reporting system's own words. */
  readonly prose: readonly string[]
  /** The status that the report gives in a field of its own. */
  readonly status: string | null
  /** The reply code that the report gives in a field of its own. */
  readonly reply: number | null
  /** True for a report that gives up. */
  readonly final: boolean
  /** Host names and addresses that tell the receiver. */
  readonly hosts: readonly string[]
  readonly recipient: string | null
  /** Envelope sender or author of the message that came back. */
  readonly sender: string | null
}

/** What a failure means. */
export interface Verdict {
  readonly kind: Kind
  readonly type: BounceType | null
  readonly reason: Reason | null
  readonly status: string | null
  readonly reply: number | null
  readonly provider: string | null
  readonly blocklist: Blocklist | null
  readonly retryAfter: number | null
  readonly explanation: Explanation
}

/** One answer to "why", with what speaks for it. The higher strength wins. */
interface Candidate {
  readonly strength: number
  readonly reason: Reason | null
  readonly kind: Kind
  readonly rule: string
  readonly evidence: string
  readonly how: How
  readonly confidence: number
  readonly type: BounceType | null
}

/** Strength of each sort of evidence; within words, the rule's rank decides (find.ts). */
const STRENGTH = {
  remote: { clear: 90, usual: 80, hint: 30 },
  prose: { clear: 64, usual: 60, hint: 20 },
  statusRule: 85,
  remoteStatus: 70,
  fieldStatus: 66,
  looseStatus: 25,
  reply: 22,
  default: 0,
} as const

const CONFIDENCE = { clear: 0.97, usual: 0.93, hint: 0.6 } as const

/** Classifies with one set of tables. */
export class Classifier {
  private readonly providers: ProviderIndex
  readonly knowledge: Knowledge

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge
    this.providers = new ProviderIndex(knowledge.providers)
  }

  /** Says why, hard or soft, on what evidence. Never throws; linear in the texts. */
  classify(facts: Facts): Verdict {
    let provider = this.providerOf(facts)
    let status: string | null = null
    let reply: number | null = null
    let best: Candidate = DEFAULT
    let told: Candidate | null = null
    let blocklist: Blocklist | null = null
    let wait: number | null = null
    let temporary = false
    let permanent = false

    for (const source of ['remote', 'prose'] as const) {
      for (const raw of facts[source]) {
        const codes = replyCodes(raw)
        const text = joinReply(raw, codes)
        if (source === 'remote') {
          reply ??= codes.reply
          if (status === null || (status.endsWith('.0.0') && codes.status !== null))
            status = codes.status ?? status
        }
        const found = find(this.knowledge, text, provider, codes.status ?? facts.status)
        provider ??= found.provider
        if (source === 'remote' || best === DEFAULT) {
          temporary ||= found.temporary
          permanent ||= found.permanent
        }
        if (found.rule !== null)
          best = stronger(best, this.fromWords(found.rule, found.words, source, facts, text))
        if (found.kindRule !== null)
          told = stronger(
            told ?? DEFAULT,
            this.fromWords(found.kindRule, found.kindWords, source, facts, text),
          )
        if (found.blocklist !== null) {
          blocklist ??= { name: found.blocklist.name, url: found.blocklist.url }
          best = stronger(best, fromBlocklist(found.blocklist, found.blocklistWords, source))
        }
        wait ??= retryAfter(text)
        best = stronger(best, this.fromStatus(codes.status, provider, STRENGTH.remoteStatus))
      }
    }
    best = stronger(best, this.fromStatus(facts.status, provider, STRENGTH.fieldStatus))
    reply ??= facts.reply
    status ??= facts.status
    best = stronger(best, fromReply(reply))
    const codeClass = classOf(reply, status)
    if (
      told !== null &&
      (told.kind === 'delayed' || told.strength >= best.strength || best.reason === null)
    ) {
      best = told.kind === 'delayed' ? { ...(best === DEFAULT ? told : best), kind: 'delayed' } : told
    } else if (codeClass === 2 && best.strength < STRENGTH.prose.hint) best = delivered(reply, status)
    const finality = {
      codeClass: codeClass === 2 ? null : codeClass,
      final: facts.final,
      temporary,
      permanent,
    }
    return {
      kind: best.kind,
      type: typeFor(best, finality, reply),
      reason: best.reason,
      status,
      reply,
      provider,
      blocklist,
      retryAfter: best.kind === 'bounce' || best.kind === 'delayed' ? wait : null,
      explanation: { rule: best.rule, evidence: best.evidence, how: best.how, confidence: best.confidence },
    }
  }

  private providerOf(facts: Facts): string | null {
    for (const host of facts.hosts) {
      const found = this.providers.ofHost(host)
      if (found !== null) return found
    }
    return facts.recipient === null ? null : this.providers.ofAddress(facts.recipient)
  }

  private fromWords(
    rule: CompiledRule,
    words: string,
    source: 'remote' | 'prose',
    facts: Facts,
    text: string,
  ): Candidate {
    const strength = STRENGTH[source][rule.weight] + rule.rank / 100_000
    const reason =
      rule.reason !== null && speaksOfSender(rule.reason, facts, text) ? 'sender-rejected' : rule.reason
    return {
      strength,
      reason,
      kind: rule.kind,
      rule: rule.id,
      evidence: words,
      how: rule.how,
      confidence: CONFIDENCE[rule.weight],
      type: rule.type,
    }
  }

  private fromStatus(status: string | null, provider: string | null, strength: number): Candidate | null {
    if (status === null) return null
    const own = provider === null ? undefined : this.knowledge.statusRules[provider]
    if (own !== undefined) {
      for (const index of own) {
        const rule = this.knowledge.rules[index]!
        if (rule.status !== null && statusFits(rule.status, status)) {
          return {
            strength: STRENGTH.statusRule,
            reason: rule.reason,
            kind: 'bounce',
            rule: rule.id,
            evidence: status,
            how: 'provider',
            confidence: 0.95,
            type: rule.type,
          }
        }
      }
    }
    const row = statusRow(status)
    if (row === undefined || row.reason === 'unknown' || status.startsWith('2')) return null
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
}

const DEFAULT: Candidate = {
  strength: STRENGTH.default,
  reason: 'unknown',
  kind: 'bounce',
  rule: 'default/unknown',
  evidence: '',
  how: 'default',
  confidence: 0.1,
  type: null,
}

function stronger(a: Candidate, b: Candidate | null): Candidate {
  return b !== null && b.strength > a.strength ? b : a
}

function fromBlocklist(entry: BlocklistEntry, words: string, source: 'remote' | 'prose'): Candidate {
  const reason = entry.lists === 'link' ? 'content-rejected' : 'reputation'
  return {
    strength: STRENGTH[source].usual + 0.22,
    reason,
    kind: 'bounce',
    rule: `blocklist/${entry.id}`,
    evidence: words,
    how: 'phrase',
    confidence: 0.93,
    type: null,
  }
}

function fromReply(reply: number | null): Candidate | null {
  if (reply === null || reply < 400) return null
  const twin = reply >= 510 ? codeRow(reply)?.status : null
  const twinReason = twin != null ? statusRow(twin)?.reason : undefined
  const reason = REPLY_REASONS.get(reply) ?? twinReason ?? 'unknown'
  return {
    strength: STRENGTH.reply,
    reason,
    kind: 'bounce',
    rule: `reply/${reply}`,
    evidence: String(reply),
    how: 'reply',
    confidence: 0.3,
    type: typeOfCode(reply),
  }
}

function delivered(reply: number | null, status: string | null): Candidate {
  const code = status ?? String(reply)
  return {
    strength: 1,
    reason: null,
    kind: 'delivered',
    rule: `reply/${code}`,
    evidence: code,
    how: 'reply',
    confidence: 0.9,
    type: null,
  }
}

function classOf(reply: number | null, status: string | null): 2 | 4 | 5 | null {
  const digit = reply !== null ? Math.floor(reply / 100) : status !== null ? Number(status[0]) : null
  return digit === 2 || digit === 4 || digit === 5 ? digit : null
}

function typeFor(best: Candidate, finality: Finality, reply: number | null): BounceType | null {
  if (best.kind === 'delayed') return 'soft'
  if (best.kind !== 'bounce' || best.reason === null) return null
  if (best.how === 'reply' && reply !== null) return typeOfCode(reply)
  return best.type ?? typeOf(best.reason, finality)
}

/**
 * "X does not exist" blames the recipient only when X is the recipient's: a text that names the sender's address
 * or domain, and not the recipient, speaks of the sender.
 */
function speaksOfSender(reason: Reason, facts: Facts, text: string): boolean {
  if (reason !== 'unknown-user' && reason !== 'unknown-domain') return false
  const { sender, recipient } = facts
  if (sender === null || recipient === null) return false
  const lower = text.toLowerCase()
  const subject = reason === 'unknown-user' ? sender.toLowerCase() : domainOf(sender)
  const other = reason === 'unknown-user' ? recipient.toLowerCase() : domainOf(recipient)
  return subject !== '' && subject !== other && lower.includes(subject) && !lower.includes(other)
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

export type { Found }
