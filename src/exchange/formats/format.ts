import type { Cell } from '../csv.ts'
import type { ListForm, SuppressionEntry } from '../entry.ts'
import type { Fields } from '../fields.ts'
import type { Meaning, Meanings } from '../meaning.ts'

/** What a record tells: values as they stand in it. */
export interface Draft {
  readonly meaning: Meaning
  readonly address: unknown
  /** The stream; absent or null where it concerns all mail. */
  readonly scope?: unknown
  /** The reply or sentence that tells why. */
  readonly words?: unknown
  /** The service's word for why, or a sentence that is not to be judged; the note where there are no words. */
  readonly word?: unknown
  readonly since?: unknown
  readonly until?: unknown
  /** Where the entry came from before; only of a format that is {@link ListFormat.exact}. */
  readonly source?: unknown
}

/** What one list of a service is written as. */
export interface Sheet {
  /** Names it where a service keeps several lists: `sendgrid:bounces`. */
  readonly id: string
  /** In CSV the first line, in JSON the keys of each object. */
  readonly columns: readonly string[]
  /** CSV without a header. */
  readonly headless?: true
  /** The column of the address that the service takes as it is. Absent: our own, guarded against spreadsheets. */
  readonly verbatim?: string
  /** The first is written unless another is asked for. */
  readonly forms: readonly ListForm[]
  /** In JSON the key under which the list stands; absent: an array. */
  readonly key?: string
  /**
   * Held addresses stand in it, too: it tells when an entry ends, or is not kept by anybody. Elsewhere a hold of some
   * days would become one for ever.
   */
  readonly held?: true
  /** It tells the stream of an entry. Elsewhere what stops one stream would stop all mail. */
  readonly scoped?: true
  /** Whether an entry belongs in this list; absent: all do. */
  takes?(entry: SuppressionEntry): boolean
  /** Its records, mostly one; a cell for each column. */
  rows(entry: SuppressionEntry): readonly (readonly Cell[])[]
  /** Its objects in JSON, where they are not just the cells. */
  objects?(entry: SuppressionEntry): readonly object[]
}

/** A service or system whose lists are read and written. A new one is a file with this shape and a line in LIST_FORMATS. */
export interface ListFormat {
  /** As in `source`: `import:<id>`. */
  readonly id: string
  readonly title: string
  /** Where its columns are told. */
  readonly document: string
  /** Folded columns or keys that tell the format: every one of one of the sets is there, whatever else is. */
  readonly marks: readonly (readonly string[])[]
  /** Such sets that tell it only where there are no others. */
  readonly exactly?: readonly (readonly string[])[]
  /** Keys under which lists stand in its JSON. */
  readonly listKeys?: readonly string[]
  /** Its values are those of our entries, and kept as they are. */
  readonly exact?: true
  /** Of tables without a header: the columns in order, and whether a first record is one. */
  readonly headless?: { readonly columns: readonly string[]; looksLike(cells: readonly string[]): boolean }
  /** For the documentation. */
  readonly meanings?: Meanings
  /**
   * What a record tells: nothing where it does not stop mail.
   * @param sheet the list that was named, where the service keeps several
   */
  read(fields: Fields, sheet: string | null): readonly Draft[]
  readonly sheets: readonly Sheet[]
}

/** A moment as services take it; null where none is told. */
export function iso(ms: number | null): string | null {
  if (ms === null) return null
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** Seconds since 1970. */
export const seconds = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / 1000))

/** RFC 5322 section 3.3. */
export function rfc5322(ms: number | null): string | null {
  const date = iso(ms)
  return date === null ? null : new Date(date).toUTCString().replace('GMT', '+0000')
}

/** `2024-05-02 09:15:00`. */
export const plainDate = (ms: number | null): string | null => iso(ms)?.slice(0, 19).replace('T', ' ') ?? null

export const isBounce = ({ cause }: Pick<SuppressionEntry, 'cause'>): boolean =>
  cause === 'bounces' || cause === 'mirrored'
export const isComplaint = ({ cause }: Pick<SuppressionEntry, 'cause'>): boolean => cause === 'complaint'
/** Asked for by the recipient, or by you: services have no other list for entries by hand. */
export const isAsked = (entry: Pick<SuppressionEntry, 'cause'>): boolean =>
  !isBounce(entry) && !isComplaint(entry)
