/** Something that could not be read as it should be; reading went on without it. */
export interface Note {
  /** Stable, kebab-case: `charset-unknown`, `boundary-missing`, … */
  readonly code: string
  /** One plain sentence. */
  readonly text: string
  /** Offset in the message, in characters of its normalised text (line ends as LF), where it can be told. */
  readonly offset: number | null
}
