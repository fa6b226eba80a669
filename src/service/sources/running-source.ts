import type { Source, SourceLog, SourceStatus } from '../../sources/source.ts'

/** The first and the longest wait before a source that could not start is tried again. */
const FIRST_WAIT = 1000
const LONGEST_WAIT = 5 * 60_000

/** A source that is tried again for as long as it cannot start, and troubles nobody with its failures. */
export class RunningSource {
  readonly name: string
  readonly kind: string
  readonly source: Source
  readonly #log: SourceLog
  readonly #prepare: () => Promise<void>
  #problem: string | null = null
  #state: 'new' | 'wanted' | 'stopped' = 'new'
  #timer: NodeJS.Timeout | undefined
  #starting: Promise<void> = Promise.resolve()

  /** @param prepare makes what the source needs to start */
  constructor(
    { name, kind, source }: { readonly name: string; readonly kind: string; readonly source: Source },
    log: SourceLog,
    prepare: () => Promise<void>,
  ) {
    this.name = name
    this.kind = kind
    this.source = source
    this.#log = log
    this.#prepare = prepare
  }

  get status(): SourceStatus {
    const { status } = this.source
    if (this.#state === 'stopped') return { ...status, state: 'stopped', problem: null }
    return this.#problem === null ? status : { ...status, state: 'failing', problem: this.#problem }
  }

  /** Resolves once it was tried; a failure is told by the status, and tried again later. */
  start(): Promise<void> {
    this.#state = 'wanted'
    this.#starting = this.#try(FIRST_WAIT)
    return this.#starting
  }

  async #try(wait: number): Promise<void> {
    const { name, kind } = this
    try {
      await this.#prepare()
      await this.source.start()
      this.#problem = null
      this.#log.info({ source: name, kind }, 'source started')
    } catch (error) {
      this.#problem = (error as Error).message
      this.#log.error({ source: name, kind, problem: this.#problem, again: wait }, 'source cannot start')
      if (this.#state !== 'wanted') return
      this.#timer = setTimeout(() => {
        this.#starting = this.#try(Math.min(wait * 2, LONGEST_WAIT))
      }, wait)
      this.#timer.unref()
    }
  }

  async stop(): Promise<void> {
    this.#state = 'stopped'
    clearTimeout(this.#timer)
    try {
      await this.source.stop()
      await this.#starting
    } catch (error) {
      this.#log.error({ source: this.name, problem: (error as Error).message }, 'source did not stop well')
    }
  }
}
