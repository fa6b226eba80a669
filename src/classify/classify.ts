import { legible } from '../decode/legible.ts'
import { withoutLogFields } from '../decode/log-fields.ts'
import { quotedReply } from '../decode/quoted-reply.ts'
import { joinReply, replyCodes } from '../decode/smtp-reply.ts'
import type { Blocklist, BounceType, Explanation, Kind } from '../model/event.ts'
import type { Reason } from '../model/reasons.ts'
import {
  besideStatus,
  type Candidate,
  DEFAULT,
  delivered,
  fromBlocklist,
  fromModel,
  fromOwnStatus,
  fromReply,
  fromStatus,
  fromWords,
  isSilent,
  type Source,
  STRENGTH,
  stronger,
} from './candidate.ts'
import { type Conditions, type Found, find } from './find.ts'
import type { CompiledRule, Knowledge } from './knowledge.ts'
import { listing } from './listed.ts'
import { type Codes, LOOKED_AT } from './model/features.ts'
import { ProviderIndex } from './providers.ts'
import { withoutQuotedHeaders } from './quoted-headers.ts'
import { retryAfter } from './retry-after.ts'
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
  /** True where it is known that a delivery failed or is late; else the text may be of another kind. */
  readonly isFailure: boolean
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

/** What the texts have told so far. */
interface Gathered {
  best: Candidate
  /** What says that the text is no plain failure. */
  told: Candidate | null
  provider: string | null
  status: string | null
  reply: number | null
  blocklist: Blocklist | null
  temporary: boolean
  permanent: boolean
  /** Texts that may name a wait. */
  waits: readonly string[]
  /** No rule knows any of the words. */
  wordless: boolean
}

const NO_TEXTS: readonly string[] = []

/** Classifies with the package's tables and, where given, an operator's own, which win over rules of the same weight. */
export class Classifier {
  /** The package's tables first, then the operator's. */
  private readonly tables: readonly Knowledge[]
  private readonly providers: ProviderIndex

  constructor(knowledge: Knowledge, own: Knowledge | null = null) {
    this.tables = own === null ? [knowledge] : [knowledge, own]
    this.providers = new ProviderIndex(this.tables.flatMap(({ providers }) => providers))
  }

  /** Says why, hard or soft, on what evidence. Never throws; linear in the texts. */
  classify(facts: Facts): Verdict {
    const gathered: Gathered = {
      best: DEFAULT,
      told: null,
      provider: this.providerOf(facts),
      status: null,
      reply: null,
      blocklist: null,
      temporary: false,
      permanent: false,
      waits: NO_TEXTS,
      wordless: true,
    }
    for (const text of facts.remote) this.read(text, 'remote', facts, gathered)
    if (gathered.best.strength < STRENGTH.fieldStatus) {
      this.readStatus(facts.status, STRENGTH.fieldStatus, gathered)
    }
    // Prose cannot win over what the remote system or a telling status said.
    for (const text of facts.prose) {
      if (gathered.best.strength >= STRENGTH.fieldStatus) break
      this.read(withoutQuotedHeaders(text), 'prose', facts, gathered)
    }
    return conclude(facts, gathered)
  }

  /** Takes in one text. */
  private read(raw: string, source: Source, facts: Facts, gathered: Gathered): void {
    const written = source === 'remote' ? legible(raw) : raw
    const codes = replyCodes(written)
    const text = withoutLogFields(joinReply(written, codes))
    if (source === 'remote') {
      gathered.reply ??= codes.reply
      if (gathered.status === null || gathered.status.endsWith('.0.0'))
        gathered.status = codes.status ?? gathered.status
    }
    const quoted = source === 'remote' ? quotedReply(text) : null
    const conditions = { status: codes.status ?? facts.status, reply: codes.reply ?? facts.reply }
    for (const knowledge of this.tables) {
      if (quoted === null || knowledge.isOwn) {
        this.weigh(
          this.search(knowledge, text, conditions, gathered),
          source,
          facts,
          text,
          codes.replyAt,
          gathered,
        )
        continue
      }
      // The words around tell the receiver; a cause they tell only where the quoted ones name none.
      const around = this.search(knowledge, quoted.around, conditions, gathered)
      const inside = this.search(knowledge, quoted.reply, conditions, gathered)
      this.weigh(inside, source, facts, text, codes.replyAt, gathered)
      if (namesNoCause(inside) && !leansOnly(around))
        this.weigh(around, source, facts, text, codes.replyAt, gathered)
    }
    this.readStatus(
      codes.status,
      source === 'remote' ? STRENGTH.remoteStatus : STRENGTH.prose.clear,
      gathered,
    )
  }

  /** What a table finds in a text; what is no cause is taken in at once. */
  private search(
    knowledge: Knowledge,
    text: string,
    codes: Pick<Conditions, 'status' | 'reply'>,
    gathered: Gathered,
  ): Found {
    const { status, reply } = codes
    const found = find(knowledge, text, { provider: gathered.provider, status, reply })
    // An operator's own rule says whose words they are.
    gathered.provider = (knowledge.isOwn ? found.rule?.provider : null) ?? gathered.provider ?? found.provider
    gathered.temporary ||= found.temporary
    gathered.permanent ||= found.permanent
    if (found.waits) gathered.waits = [...gathered.waits, text]
    return found
  }

  /** Takes in a status code. What could not win is not looked up. */
  private readStatus(status: string | null, strength: number, gathered: Gathered): void {
    if (status === null || gathered.best.strength >= STRENGTH.statusRule) return
    // Of equals the first wins: the operator's.
    for (let n = this.tables.length - 1; n >= 0; n--)
      gathered.best = stronger(gathered.best, fromOwnStatus(status, gathered.provider, this.tables[n]!))
    if (gathered.best.strength < strength)
      gathered.best = stronger(gathered.best, fromStatus(status, strength))
  }

  private weigh(
    found: Found,
    source: Source,
    facts: Facts,
    text: string,
    replyAt: number,
    gathered: Gathered,
  ): void {
    const { rule, kindRule, blocklist } = found
    if (rule !== null) {
      gathered.wordless = false
      gathered.best = stronger(
        gathered.best,
        fromWords(rule, reasonOf(rule, source, facts, text), found.words, source),
      )
    }
    if (kindRule !== null) {
      gathered.told = stronger(gathered.told ?? DEFAULT, fromWords(kindRule, null, found.kindWords, source))
    }
    if (blocklist !== null) {
      gathered.blocklist ??= listing(blocklist, text, replyAt)
      const named = fromBlocklist(blocklist, found.blocklistWords, source)
      // Words that say the same tell more than the list's name.
      const same = gathered.best.reason === named.reason && gathered.best.strength >= STRENGTH[source].usual
      if (!same) gathered.best = stronger(gathered.best, named)
    }
  }

  /** The receiver behind these hosts, else behind the address. */
  providerOf(facts: Pick<Facts, 'hosts' | 'recipient'>): string | null {
    for (const host of facts.hosts) {
      const found = this.providers.ofHost(host)
      if (found !== null) return found
    }
    return facts.recipient === null ? null : this.providers.ofAddress(facts.recipient)
  }
}

/** The verdict from all that was gathered. */
function conclude(facts: Facts, gathered: Gathered): Verdict {
  const { told, provider, blocklist, temporary, permanent } = gathered
  const reply = gathered.reply ?? facts.reply
  const status = gathered.status ?? facts.status
  const codeClass = classOf(reply, status)
  let { best } = gathered
  if (best.strength < STRENGTH.tellingReply && best.strength !== STRENGTH.looseStatus)
    best = stronger(best, fromReply(reply))
  if (gathered.wordless && told === null && codeClass !== 2 && isSilent(best))
    best = stronger(best, asked(facts, { reply, status }))
  if (!facts.isFailure) best = withKind(best, told, reply, status)
  const type = typeFor(
    best,
    { codeClass: codeClass === 2 ? null : codeClass, final: facts.final, temporary, permanent },
    reply,
  )
  return {
    kind: best.kind,
    type,
    reason: best.reason,
    status,
    reply,
    provider,
    blocklist,
    retryAfter: type === 'soft' ? waitIn(gathered.waits) : null,
    explanation: {
      rule: best.rule,
      evidence: best.evidence,
      how: best.how,
      confidence: besideStatus(best, status),
    },
  }
}

const namesNoCause = ({ rule }: Found) => rule === null || rule.reason === 'unknown'
const leansOnly = ({ rule }: Found) => rule?.weight === 'hint' || rule?.weight === 'cue'

/** The first wait that the texts name, in seconds. */
function waitIn(texts: readonly string[]): number | null {
  for (const text of texts) {
    const wait = retryAfter(text)
    if (wait !== null) return wait
  }
  return null
}

/** What the model takes the remote system's words for; without such words, the report's. */
function asked({ remote, prose, isFailure }: Facts, codes: Codes): Candidate | null {
  const text = remote[0] ?? prose[0]
  if (text === undefined) return null
  const words = remote[0] === undefined ? text : replyWithin(text)
  return fromModel(
    withoutQuotedHeaders(words.slice(0, LOOKED_AT)),
    codes,
    isFailure || codes.reply !== null || codes.status !== null,
  )
}

function replyWithin(raw: string): string {
  const text = legible(raw)
  return quotedReply(text)?.reply ?? text
}

/** A text that need not be about a failure: its words or a class 2 code may say that it is none. */
function withKind(
  best: Candidate,
  told: Candidate | null,
  reply: number | null,
  status: string | null,
): Candidate {
  if (told?.kind === 'delayed') return { ...(best === DEFAULT ? told : best), kind: 'delayed' }
  if (told !== null && told.strength >= best.strength) return told
  return classOf(reply, status) === 2 && best.strength < STRENGTH.prose.hint ? delivered(reply, status) : best
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

/** The remote system's refusals of an address: whose it is decides what they mean. */
const REFUSALS: ReadonlySet<Reason | null> = new Set(['recipient-refused', 'policy'])

/**
 * "X does not exist" or "<X>... Access denied" blames the recipient only when X is the recipient's: a text that
 * names the sender's address or domain, and not the recipient, speaks of the sender.
 */
function reasonOf(rule: CompiledRule, source: Source, facts: Facts, text: string): Reason | null {
  const { reason, how, weight } = rule
  // "example.com does not exist": a bare name is a domain's.
  const ofName = reason === 'unknown-user' && weight === 'hint' && !text.includes('@')
  const ofDomain = reason === 'unknown-domain' || ofName
  const refusal = REFUSALS.has(reason) && source === 'remote' && how === 'phrase'
  if (!ofDomain && !refusal && reason !== 'unknown-user') return reason
  const { sender, recipient } = facts
  if (sender === null || recipient === null) return reason
  const lower = text.toLowerCase()
  const subject = ofDomain ? domainOf(sender) : sender.toLowerCase()
  const other = ofDomain ? domainOf(recipient) : recipient.toLowerCase()
  const speaksOfSender =
    subject !== '' && subject !== other && lower.includes(subject) && !lower.includes(other)
  return speaksOfSender ? 'sender-rejected' : reason
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
