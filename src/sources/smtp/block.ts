/** A block of this kind. */
export interface SmtpBlock {
  readonly listen: string
  readonly hostname?: string
  readonly lmtp: boolean
  readonly certFile?: string
  readonly keyFile?: string
  readonly domains: readonly string[]
  readonly keys: Readonly<Record<string, string>>
  readonly prefix: string
  readonly scopes: readonly string[]
  readonly addresses: readonly string[]
  readonly sentFrom: readonly string[]
  readonly ordinary: 'keep' | 'refuse'
  readonly keepOrdinaryDays: number
  readonly keepOrdinaryMegabytes: number
  readonly maxMessageMegabytes: number
  readonly maxMemoryMegabytes: number
  readonly maxRecipients: number
  readonly maxConnections: number
  readonly maxConnectionsPerClient: number
  readonly maxMessagesPerMinute: number
  readonly trust: readonly string[]
  readonly idleSeconds: number
  readonly sessionSeconds: number
}
