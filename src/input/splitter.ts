/** What a splitter hands on: one message, or why one could not be had. */
export type Piece = { readonly bytes: Uint8Array } | { readonly error: Error }

/** Cuts a stream of bytes into messages; one splitter a file. */
export interface Splitter {
  push(chunk: Buffer): Iterable<Piece>
  end(): Iterable<Piece>
  /** True once nothing that follows can matter. */
  readonly finished: boolean
}

export interface SplitLimits {
  readonly messageBytes: number
}
