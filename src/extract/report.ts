import type { HeaderList } from '../decode/headers.ts'
import type { Action, Kind } from '../model/event.ts'
import type { Note } from '../model/note.ts'

/** One message's fate for one recipient, as a report tells it. Absent is null. */
export interface Report {
  readonly kind: Kind
  readonly recipient: string | null
  readonly originalRecipient: string | null
  readonly action: Action | null
  /** The status of a field of its own (RFC 3464 section 2.3.4), not one that stands in the diagnostic. */
  readonly status: string | null
  readonly reply: number | null
  /** The remote system's words, unfolded and decoded. */
  readonly diagnostic: string | null
  /** What the reporting system says itself about this recipient, most telling first. */
  readonly prose: readonly string[]
  readonly command: string | null
  readonly reportingMta: string | null
  readonly remoteMta: string | null
  /** As written in the report: RFC 5322 date or other. */
  readonly date: string | null
  readonly feedbackType: string | null
}

/** The message that came back, as far as the report encloses it. */
export interface Returned {
  readonly headers: HeaderList
}

/** All that was read from one mail. */
export interface Extraction {
  /** `bounce`, `delayed`, `complaint`, … for the mail as a whole; each report has its own. */
  readonly kind: Kind
  /** Id of the reader, as `format/dsn`, `format/qmail`. */
  readonly format: string
  /** Which system wrote the report, where it can be told. */
  readonly software: string | null
  readonly reports: readonly Report[]
  readonly returned: Returned | null
  /** RFC 3461 envelope id of the message that came back. */
  readonly envelopeId: string | null
  readonly notes: readonly Note[]
}

/** A report with the fields given, null elsewhere. */
export function report(fields: Partial<Report>): Report {
  // Written out: to spread one object into another takes several times as long, and mails are read by the million.
  return {
    kind: fields.kind ?? 'bounce',
    recipient: fields.recipient ?? null,
    originalRecipient: fields.originalRecipient ?? null,
    action: fields.action ?? null,
    status: fields.status ?? null,
    reply: fields.reply ?? null,
    diagnostic: fields.diagnostic ?? null,
    prose: fields.prose ?? [],
    command: fields.command ?? null,
    reportingMta: fields.reportingMta ?? null,
    remoteMta: fields.remoteMta ?? null,
    date: fields.date ?? null,
    feedbackType: fields.feedbackType ?? null,
  }
}
