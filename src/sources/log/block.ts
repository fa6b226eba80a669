/** A block of this kind. */
export interface LogBlock {
  readonly path: string
  readonly from?: string
  readonly zone?: string
  readonly everySeconds: number
  readonly start: 'beginning' | 'end'
}
