/** A block of `sources:`, with what is so by default. */
export interface SourceBlock {
  readonly kind: string
  readonly scope?: string
  readonly [setting: string]: unknown
}

/** The sources of the settings, by name. */
export type SourceBlocks = Readonly<Record<string, SourceBlock>>
