/**
 * What one language says in notices and answers. All are patterns of match/pattern.ts (case, accents and blanks make no
 * difference), but for the names of fields.
 */
export interface Language {
  /** Mail did not arrive; in the subject or the text. */
  readonly failed?: readonly string[]
  /** The same; in the subject only: words that a text may hold for other reasons. */
  readonly failedTitles?: readonly string[]
  /** The same; in the text only: words that are too common for a subject. */
  readonly failedText?: readonly string[]
  /** A notice that says so reports no failure, whatever else it tells. */
  readonly notFailed?: readonly string[]

  /** The system has not given up yet; in the subject or the text. */
  readonly delayed?: readonly string[]
  /** The same; in the subject only. */
  readonly delayedTitles?: readonly string[]
  /** Plainly goes on, whatever else is said: "could not be delivered for 4 hours. It will be retried". */
  readonly stillTried?: readonly string[]
  /** Has given up, whatever is told of delays before. */
  readonly givenUp?: readonly string[]

  /** Mail did arrive, or was passed on. They count where a mail system says nothing of a failure. */
  readonly succeeded?: readonly string[]
  /** How a subject begins that names an arrived message: `Delivered: Your order`. */
  readonly succeededTitles?: readonly string[]

  /** Titles of automatic answers. They count where a subject begins with one, "[tags]" before it left out. */
  readonly autoReplyTitles?: readonly string[]
  /** Sentences of automatic answers, in the text. */
  readonly autoReplyText?: readonly string[]
  /**
   * Senders are held up until they prove themselves (challenge and response): the mail waits, nothing failed yet. In
   * the subject or the text.
   */
  readonly challenges?: readonly string[]

  /** A mail system to the owner of a mailbox: of a quota, of mail held back for him. In the subject or the text. */
  readonly toOwner?: readonly string[]
  /** Things that carriers bring: who speaks of them and is no mail system delivers no mail. In the subject or the text. */
  readonly parcels?: readonly string[]
  /** Subjects of what programs write about the mail of a day: they name replies and addresses of many messages. */
  readonly summaryTitles?: readonly string[]

  /** Somebody asks or explains what a reply means; in the text. */
  readonly explains?: readonly string[]

  /** Names and addresses under which mail systems write; in From. */
  readonly mailSystems?: readonly string[]
  /** Labels before an address that say that it is the one that failed. */
  readonly blamed?: readonly string[]
  /** Words before an address that say that it is not the one that failed. */
  readonly notBlamed?: readonly string[]

  /** "From" above a message that is passed on, as mail programs name it: in lower case, without its colon. */
  readonly fromFields?: readonly string[]
  /** "Subject", likewise. */
  readonly subjectFields?: readonly string[]
  /** The fields that stand between those two, likewise: dates and receivers. */
  readonly otherFields?: readonly string[]
}

/** One thing that words can say. */
export type Sign = keyof Language
