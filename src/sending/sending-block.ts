/** A kind of listener: the protocol that it speaks. */
export type SendingKindName = 'policy-service' | 'socketmap' | 'tcp-table'

/** A block of `sending:`. */
export interface SendingBlock {
  readonly kind: SendingKindName
  readonly listen: string
  readonly allow?: readonly string[]
  readonly scope?: string
  readonly scopes?: Readonly<Record<string, string>>
  readonly held?: 'defer' | 'refuse' | 'send'
  readonly whenFailing?: 'send' | 'defer'
  readonly maxConnections?: number
}

/** The listeners of the settings, by name. */
export type SendingBlocks = Readonly<Record<string, SendingBlock>>
