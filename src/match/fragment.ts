/** A piece of a pattern (pattern.ts) without gaps: the pieces must follow one another. */
export interface Fragment {
  /** What stands between two gaps: any one of these texts. */
  readonly alternatives: readonly Alternative[]
}

/** A text, and whether it begins or ends at the edge of a word. */
export interface Alternative {
  readonly text: string
  readonly leftEdge: boolean
  readonly rightEdge: boolean
}
