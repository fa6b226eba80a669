import type { Fields } from '../webhook/json.ts'
import type { Hook } from '../webhook/reader.ts'

/** A client that sends mail, and what it throws or returns for mail that is refused. */
export interface SendReader {
  /** As in `source`: `send:<id>`. */
  readonly id: string
  /** Whether an error or result is this client's. */
  looksLike(error: Fields): boolean
  /** One entry for each recipient that failed; without a recipient where the error speaks of the whole message. */
  read(error: Fields): readonly Hook[]
}
