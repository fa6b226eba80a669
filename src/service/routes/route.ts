import type { FastifyInstance } from 'fastify'
import type { OwnRules } from '../../own-rules.ts'
import type { Store } from '../../store/store.ts'

/** What routes work with. */
export interface ServiceContext {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly rules?: OwnRules | undefined
  /** Where backups are written; absent: the store cannot be copied. */
  readonly backups?: string | undefined
}

/** Adds the routes of one resource. */
export type Routes = (app: FastifyInstance, context: ServiceContext) => void
