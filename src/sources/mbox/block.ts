/** A block of this kind. */
export interface MboxBlock {
  readonly path: string
  readonly everySeconds: number
  readonly quietSeconds: number
}
