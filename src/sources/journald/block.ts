/** A block of this kind. */
export interface JournaldBlock {
  readonly from: string
  readonly units: readonly string[]
  readonly start: 'beginning' | 'end'
  readonly program: string
}
