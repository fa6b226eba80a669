import type { SendingBlocks } from '../sending/sending-block.ts'
import type { Blocks } from '../settings/blocks.ts'
import type { SourceBlocks } from '../sources/source-block.ts'

/** How the service is set up. */
export interface ServiceConfig {
  readonly data: string
  readonly host: string
  readonly port: number
  readonly adminKey: string | null
  readonly addresses: 'plain' | 'hash' | null
  readonly driver: 'auto' | 'node' | 'wasm'
  readonly eventDays: number
  readonly rawDays: number
  readonly rawMegabytes: number
  readonly rules: string | null
  readonly bodyMegabytes: number
  readonly requestsPerMinute: number
  readonly cors: readonly string[]
  readonly trustProxy: boolean
  readonly resolvers: readonly string[]
  readonly doctorDomains: readonly string[]
  readonly metrics: 'open' | 'key' | 'off'
  readonly dashboard: boolean
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly sources: SourceBlocks
  readonly sending: SendingBlocks
  readonly notify: Blocks
  readonly lists: Blocks
}
