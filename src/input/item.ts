/** What the pieces of an input are to be read as. */
export type Unit = 'email' | 'reply' | 'log' | 'webhook' | 'list'

/** One message found in the input. */
export interface MessageItem {
  /** The path as found; `-` for standard input. */
  readonly file: string
  /** Counting from 0; 0 for a file that is one message. */
  readonly message: number
  readonly unit: Unit
  /** The name of the kind as which it was read. */
  readonly kind: string
  /** When the file was last written to, in milliseconds since 1970; now for a stream. */
  readonly date: number
  readonly bytes: Uint8Array
}

/** Something that could not be read; the reading goes on after it. */
export interface FailureItem {
  readonly file: string
  readonly message: number
  readonly error: Error
}

/** A file in a folder that is no mail, left alone. */
export interface SkippedItem {
  readonly file: string
  readonly skipped: true
}

export type InputItem = MessageItem | FailureItem | SkippedItem
