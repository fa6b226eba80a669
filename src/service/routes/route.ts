import type { FastifyInstance } from 'fastify'
import type { ListDesk } from '../../notify/lists/list-desk.ts'
import type { Notifier } from '../../notify/webhooks/notifier.ts'
import type { OwnRules } from '../../own-rules.ts'
import type { SourcePreview } from '../../sources/source.ts'
import type { Store } from '../../store/store.ts'
import type { DoctorDesk } from '../doctor/desk.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { RawReports } from '../raw/report.ts'
import type { RuleBook } from '../rule-book.ts'
import type { Sessions } from '../sessions.ts'
import type { RunningSource } from '../sources/running-source.ts'

/** What the service works with. */
export interface ServiceContext {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly rules?: OwnRules | undefined
  /** Rules that can be taught; those given, and what is taught in memory only, unless told. */
  readonly book?: RuleBook | undefined
  /** Where backups are written; absent: the store cannot be copied. */
  readonly backups?: string | undefined
  /** Where reports are kept as they came; nowhere unless told. */
  readonly raw?: RawReports | undefined
  /** Resolvers that the doctor asks; the machine's own unless named. */
  readonly resolvers?: readonly string[] | undefined
  /** The doctor; one who asks these resolvers unless told. */
  readonly desk?: DoctorDesk | undefined
  /** What tells endpoints of changes; one that tries out and sends nothing else unless told. */
  readonly notifier?: Notifier | undefined
  /** Lists of services that are kept in step; none unless told. */
  readonly lists?: ListDesk | undefined
  /** Where bounces arrive; absent where no service runs. */
  readonly sources?: readonly RunningSource[] | undefined
  /** What a source would take if it ran now; absent where no service runs. */
  readonly lookAtSource?: ((name: string) => Promise<SourcePreview>) | undefined
}

/** What routes work with. */
export interface RouteContext extends ServiceContext {
  readonly desk: DoctorDesk
  readonly notifier: Notifier
  readonly metrics: Metrics
  readonly sessions: Sessions
  readonly book: RuleBook
  readonly raw: RawReports
  readonly metricsShown: 'open' | 'key' | 'off'
}

/** Adds the routes of one resource. */
export type Routes = (app: FastifyInstance, context: RouteContext) => void
