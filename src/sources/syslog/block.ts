/** A block of this kind. */
export interface SyslogBlock {
  readonly listen: string
  readonly protocol: 'udp' | 'tcp' | 'both'
  readonly from: string
  readonly zone?: string
  readonly allow: readonly string[]
  readonly maxConnections: number
}
