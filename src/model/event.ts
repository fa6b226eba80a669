import type { AdviceAction, BounceType, Party } from './advice.ts'
import type { Reason } from './reasons.ts'

/** What became of a message, or what sort of mail was read. */
export type Kind =
  | 'bounce'
  | 'delayed'
  | 'delivered'
  | 'complaint'
  | 'unsubscribe'
  | 'auto-reply'
  | 'dropped'
  | 'not-a-bounce'

/** RFC 3464 section 2.3.3. */
export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

/** Which sort of evidence decided; the order is also the order of trust. */
export type How = 'provider' | 'phrase' | 'status' | 'reply' | 'format' | 'model' | 'history' | 'default'

export interface Explanation {
  /** Id of the rule that decided, as `reason/slug`, `provider/slug`, `status/5.1.1`, `reply/550`, `format/…`. */
  readonly rule: string
  /** The exact words or code that decided, as they stand in the report. */
  readonly evidence: string
  readonly how: How
  /** 0 to 1. */
  readonly confidence: number
}

export interface Advice {
  readonly do: AdviceAction
  readonly party: Party
  /** One plain sentence. */
  readonly text: string
  /** ISO 8601; only where a time to try again can be told. */
  readonly retryAt?: string
}

/** Where the service that reports a failure means another thing than the remote system's words say. */
export interface Disagreement {
  /** What the service's own type means. */
  readonly service: { readonly type: BounceType | null; readonly reason: Reason | null }
  /** What the words and codes of the remote system say. */
  readonly text: { readonly type: BounceType | null; readonly reason: Reason | null }
}

export interface Blocklist {
  readonly name: string
  /** Where the listing can be looked up or removed; null where the list has no such page. */
  readonly url: string | null
  /** The address or domain that it lists, where the text names it. */
  readonly listed: string | null
}

/** One message's fate for one recipient: the contract between reading and everything after it. */
export interface DeliveryEvent {
  /** Stable: the same delivery report read twice gives the same id. */
  readonly id: string
  /** `email`, `reply`, `log:<mta>`, `webhook:<service>`, `send:<client>`. */
  readonly source: string
  readonly kind: Kind
  /** null where kind is neither bounce nor delayed. */
  readonly type: BounceType | null
  /** Why it failed or, of a `dropped` message, why the service did not send it. */
  readonly reason: Reason | null
  /** The address that failed, as reported; null where the report does not tell. */
  readonly recipient: string | null
  /** The address the sender mailed, where it differs. */
  readonly originalRecipient: string | null
  /** RFC 3463, e.g. `5.1.1`. */
  readonly status: string | null
  /** SMTP reply code, e.g. 550. */
  readonly reply: number | null
  readonly action: Action | null
  /** The remote system's words, unfolded, decoded, in full. */
  readonly diagnostic: string | null
  /** The SMTP command that got the reply, e.g. `RCPT`. */
  readonly command: string | null
  readonly reportingMta: string | null
  /** Host that refused, with its IP when given: `mx.example.com [192.0.2.1]`. */
  readonly remoteMta: string | null
  /** Which system wrote the report: `postfix`, `exchange`, … */
  readonly software: string | null
  /** Which receiver refused: `gmail`, `outlook`, … */
  readonly provider: string | null
  readonly blocklist: Blocklist | null
  /** Seconds, when the text names a wait. */
  readonly retryAfter: number | null
  /** Complaints: RFC 5965 section 7.3 (`abuse`, `fraud`, `not-spam`, …). */
  readonly feedbackType: string | null
  readonly messageId: string | null
  readonly subject: string | null
  /** Author or envelope sender of the message that came back. */
  readonly sender: string | null
  readonly listId: string | null
  readonly envelopeId: string | null
  /** ISO 8601, the offset kept or Z; when it failed, else when it was reported. */
  readonly timestamp: string | null
  readonly explanation: Explanation
  readonly advice: Advice
  /** Webhooks: the service's own words for the event, as `Bounce/Permanent/General`. */
  readonly providerType?: string
  /**
   * Webhooks: the service's own name for the stream of mail that the event concerns (a message stream, an unsubscribe
   * group, a topic, a contact list), only where the service keeps suppressions of each apart.
   */
  readonly stream?: string
  /** Webhooks: only where the service and the remote system's words disagree. */
  readonly disagreement?: Disagreement
  /** Headers of the returned message that the caller asked for, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>
}
