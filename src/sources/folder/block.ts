/** A block of this kind. */
export interface FolderBlock {
  readonly path: string
  readonly everySeconds: number
  readonly quietSeconds: number
}
