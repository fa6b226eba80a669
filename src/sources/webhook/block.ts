/** A block of this kind. */
export interface WebhookBlock {
  readonly service: string
  readonly secret?: string | readonly string[]
  readonly header?: string
  readonly url?: string
  readonly topics?: readonly string[]
}
