/** A block of this kind. */
export interface MaildirBlock {
  readonly path: string
  readonly moveTo?: string
  readonly everySeconds: number
}
