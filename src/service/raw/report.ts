/** What was read, as it came: a whole mail, or the text of a reply, a line of a log or the body of a webhook. */
export interface RawReport {
  readonly type: 'message/rfc822' | 'text/plain'
  /** A text is kept as UTF-8. */
  readonly content: string | Uint8Array
}

export const mail = (content: string | Uint8Array): RawReport => ({ type: 'message/rfc822', content })

export const textReport = (content: string): RawReport => ({ type: 'text/plain', content })

/** A body as it came, or that has been read as JSON: it is written again only where it is kept. */
export const webhookReport = (body: unknown): RawReport => ({
  type: 'text/plain',
  get content() {
    return typeof body === 'string' ? body : JSON.stringify(body)
  },
})

/** A report as it is kept. */
export interface KeptReport {
  readonly type: RawReport['type']
  /** No more than its beginning, where it was longer than {@link MOST_BYTES}. */
  readonly bytes: Uint8Array
  /** Bytes that it had. */
  readonly size: number
}

/** So many bytes of a report are kept: the failed message that a bounce returns may be of any size. */
export const MOST_BYTES = 256 * 1024

/** For how many days they are kept, and how much of them, unless the settings tell otherwise. */
export const USUAL: { readonly days: number; readonly megabytes: number } = { days: 30, megabytes: 2000 }

/** Keeps reports as they came, beside the events that were read from them. */
export interface RawReports {
  /** Keeps one for these events. It does not wait, and troubles nobody where it cannot. */
  keep(report: RawReport, events: readonly string[]): void
  /** What an event was read from; null where it is not kept, or not any more. */
  read(event: string): Promise<KeptReport | null>
  /** Erases what these events were read from; durable when it resolves. */
  erase(events: readonly string[]): Promise<void>
}

/** Where nothing is kept. */
export const NO_RAW_REPORTS: RawReports = {
  keep() {},
  read: async () => null,
  erase: async () => {},
}
