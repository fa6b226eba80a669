import { legible } from '../decode/legible.ts'
import { withoutLogFields } from '../decode/log-fields.ts'
import { receiversWords } from '../decode/receivers-words.ts'
import { joinReply, replyCodes } from '../decode/smtp-reply.ts'
import { withoutFillers } from './ascii-umlauts.ts'
import {
  DEFAULT,
  fromBlocklist,
  fromModel,
  fromOwnStatus,
  fromStatus,
  fromWords,
  type Likeness,
  type Source,
  STRENGTH,
  stronger,
} from './candidate.ts'
import { conclude } from './conclude.ts'
import type { Facts, Gathered, Verdict } from './facts.ts'
import { type Conditions, type Found, find } from './find.ts'
import type { Knowledge } from './knowledge.ts'
import { listing } from './listed.ts'
import { paragraphsApart } from './paragraphs.ts'
import { ProviderIndex } from './providers.ts'
import { withoutQuotedHeaders } from './quoted-headers.ts'
import { reasonOf } from './subject.ts'

const NO_TEXTS: readonly string[] = []

/** Classifies with the package's tables and, where given, an operator's own, which win over rules of the same weight. */
export class Classifier {
  /** The package's tables first, then the operator's. */
  private readonly tables: readonly Knowledge[]
  private readonly providers: ProviderIndex
  private readonly likeness: Likeness

  /** @param likeness what is asked where the tables know little; the trained model */
  constructor(knowledge: Knowledge, own: Knowledge | null = null, likeness: Likeness = fromModel) {
    this.likeness = likeness
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
      ownWords: false,
      disputed: false,
    }
    for (const text of facts.remote) this.read(text, 'remote', facts, gathered)
    if (gathered.best.strength < STRENGTH.fieldStatus) {
      this.readStatus(facts.status, STRENGTH.fieldStatus, gathered)
    }
    // Prose cannot win over what the remote system or a telling status said.
    for (const text of facts.prose) {
      if (gathered.best.strength >= STRENGTH.fieldStatus) break
      this.read(paragraphsApart(withoutQuotedHeaders(text)), 'prose', facts, gathered)
    }
    return conclude(facts, gathered, this.likeness)
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
    const quoted = source === 'remote' ? receiversWords(text) : null
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
      const inside = this.search(knowledge, quoted.words, conditions, gathered)
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
    const found = findSpelt(knowledge, text, { provider: gathered.provider, status, reply })
    // An operator's own rule says whose words they are.
    gathered.provider = (knowledge.isOwn ? found.rule?.provider : null) ?? gathered.provider ?? found.provider
    gathered.ownWords ||= knowledge.isOwn && found.rule !== null
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
      const candidate = fromWords(rule, reasonOf(rule, source, facts, text), found.words, source)
      if (candidate.strength > gathered.best.strength) {
        gathered.best = candidate
        gathered.disputed = found.disputed && source === 'remote'
      }
    }
    if (kindRule !== null) {
      gathered.told = stronger(gathered.told ?? DEFAULT, fromWords(kindRule, null, found.kindWords, source))
    }
    if (blocklist !== null) {
      gathered.blocklist ??= listing(blocklist, text, replyAt)
      const named = fromBlocklist(blocklist, found.blocklistWords, source)
      // Words that say the same tell more than the list's name.
      const same = gathered.best.reason === named.reason && gathered.best.strength >= STRENGTH[source].usual
      if (!same && named.strength > gathered.best.strength) {
        gathered.best = named
        gathered.disputed = false
      }
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

/** What a table finds in a text; where that names no cause, in its words as they are spelt with umlauts. */
function findSpelt(knowledge: Knowledge, text: string, conditions: Conditions): Found {
  const found = find(knowledge, text, conditions)
  const respelt = namesNoCause(found) || leansOnly(found) ? withoutFillers(text) : null
  if (respelt === null) return found
  const other = find(knowledge, respelt.text, conditions)
  // Words that are spelt alike in both were seen before: "daemon" would stand for no counter-word there.
  const words = respelt.written(other.words)
  const kindWords = respelt.written(other.kindWords)
  const better = words !== other.words && (other.rule?.rank ?? 0) > (found.rule?.rank ?? 0)
  return {
    ...found,
    ...(better && { rule: other.rule, words }),
    ...(found.kindRule === null && kindWords !== other.kindWords && { kindRule: other.kindRule, kindWords }),
    temporary: found.temporary || other.temporary,
    permanent: found.permanent || other.permanent,
  }
}

const namesNoCause = ({ rule }: Found) => rule === null || rule.reason === 'unknown'
const leansOnly = ({ rule }: Found) => rule?.weight === 'hint' || rule?.weight === 'cue'
