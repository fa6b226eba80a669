import { legible } from '../decode/legible.ts'
import { receiversWords } from '../decode/receivers-words.ts'
import type { BounceType } from '../model/advice.ts'
import {
  besideStatus,
  type Candidate,
  DEFAULT,
  delivered,
  fromReply,
  type Likeness,
  leastAgainst,
  STRENGTH,
  stronger,
} from './candidate.ts'
import type { Facts, Gathered, Verdict } from './facts.ts'
import type { Codes } from './model/features.ts'
import { LOOKED_AT } from './model/words.ts'
import { withoutQuotedHeaders } from './quoted-headers.ts'
import { retryAfter } from './retry-after.ts'
import { type Finality, typeOf, typeOfCode } from './type.ts'

/** The verdict from all that was gathered. */
export function conclude(facts: Facts, gathered: Gathered, likeness: Likeness): Verdict {
  const { told, provider, blocklist, temporary, permanent } = gathered
  const reply = gathered.reply ?? facts.reply
  const status = gathered.status ?? facts.status
  const codeClass = classOf(reply, status)
  let { best } = gathered
  if (best.strength < STRENGTH.tellingReply && best.strength !== STRENGTH.looseStatus)
    best = stronger(best, fromReply(reply))
  if (told === null && codeClass !== 2)
    best = besideModel(best, gathered, status, () => asked(facts, { reply, status }, likeness))
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

/** The first wait that the texts name, in seconds. */
function waitIn(texts: readonly string[]): number | null {
  for (const text of texts) {
    const wait = retryAfter(text)
    if (wait !== null) return wait
  }
  return null
}

/** The model is heard where words and codes say nothing, or little and it is sure of another reason. */
function besideModel(
  best: Candidate,
  gathered: Gathered,
  status: string | null,
  ask: () => Candidate | null,
): Candidate {
  const least = gathered.ownWords ? null : leastAgainst(best, gathered, status)
  const guess = least === null ? null : ask()
  if (guess === null || guess.confidence < least!) return best
  return !gathered.wordless && guess.reason === best.reason ? best : guess
}

/** What the model takes the remote system's words for; without such words, the report's. */
function asked({ remote, prose, isFailure }: Facts, codes: Codes, likeness: Likeness): Candidate | null {
  const text = remote[0] ?? prose[0]
  if (text === undefined) return null
  const words = remote[0] === undefined ? text : replyWithin(text)
  return likeness(
    withoutQuotedHeaders(words.slice(0, LOOKED_AT)),
    codes,
    isFailure || codes.reply !== null || codes.status !== null,
  )
}

function replyWithin(raw: string): string {
  const text = legible(raw)
  return receiversWords(text)?.words ?? text
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
