import type { Outcome, SourceStatus } from '../../sources/source.ts'
import { Counter, Gauge, Gauges, Histogram, type Metric } from './exposition.ts'

/** Bounds in seconds: a check takes a fraction of a millisecond, an import minutes. */
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]

/** A source whose state is shown. */
interface Watched {
  readonly name: string
  readonly kind: string
  readonly status: SourceStatus
}

/** What the service counts of its work. No address, key or message is named: labels have few values. */
export class Metrics {
  readonly #requests = new Counter('undelivered_requests_total', 'Requests answered, by route and status.')
  readonly #seconds = new Histogram(
    'undelivered_request_seconds',
    'How long requests took to be answered.',
    SECONDS,
  )
  readonly #ingested = new Counter(
    'undelivered_ingested_total',
    'What was handed in: events accepted, events known before, lines that could not be read.',
  )
  readonly #checks = new Counter('undelivered_checks_total', 'Addresses checked, by the answer.')
  readonly #asked = new Counter(
    'undelivered_sending_asked_total',
    'Recipients that mail servers asked about, by the listener and what it told them to do.',
  )
  readonly #taken = new Counter(
    'undelivered_source_events_total',
    'Events that sources brought: accepted, known before; and what could not be read.',
  )
  readonly #told = new Counter(
    'undelivered_webhooks_total',
    'Messages that were sent to endpoints, by whether they were taken.',
  )
  readonly #all: Metric[]

  constructor(version = '0.0.0') {
    const info = new Gauges('undelivered_info', 'The version that runs.', () => [[{ version }, 1]])
    this.#all = [info, this.#requests, this.#seconds, this.#ingested, this.#checks, this.#asked]
    this.#all.push(this.#taken, this.#told, ...PROCESS)
  }

  requested(method: string, route: string, status: number, milliseconds: number): void {
    this.#requests.add({ method, route, status: String(status) })
    this.#seconds.observe({ method, route }, milliseconds / 1000)
  }

  ingested(accepted: number, duplicates: number, rejected: number): void {
    this.#ingested.add({ outcome: 'accepted' }, accepted)
    this.#ingested.add({ outcome: 'duplicate' }, duplicates)
    this.#ingested.add({ outcome: 'rejected' }, rejected)
  }

  checked(send: boolean): void {
    this.#checks.add({ send: String(send) })
  }

  /** A mail server asked a listener. */
  asked(listener: string, action: string): void {
    this.#asked.add({ listener, action })
  }

  /** A message was sent to an endpoint. */
  told(endpoint: string, taken: boolean): void {
    this.#told.add({ endpoint, taken: String(taken) })
  }

  /** A source handed something over. */
  sourceTook(source: string, { accepted, duplicates, rejected }: Outcome): void {
    this.#taken.add({ source, outcome: 'accepted' }, accepted)
    this.#taken.add({ source, outcome: 'duplicate' }, duplicates)
    this.#taken.add({ source, outcome: 'unreadable' }, rejected === null ? 0 : 1)
  }

  /** Shows how these sources fare. */
  watch(sources: readonly Watched[]): void {
    const each = (value: (status: SourceStatus) => number) => () =>
      sources.map(({ name: source, kind, status }) => [{ source, kind }, value(status)] as const)
    this.#all.push(
      new Gauges(
        'undelivered_source_up',
        'Whether a source runs.',
        each(({ state }) => (state === 'running' ? 1 : 0)),
      ),
      new Gauges(
        'undelivered_source_received_total',
        'What a source received: messages, lines or requests.',
        each(({ received }) => received),
        'counter',
      ),
      new Gauges(
        'undelivered_source_refused_total',
        'What a source refused.',
        each(({ refused }) => refused),
        'counter',
      ),
      new Gauges(
        'undelivered_source_apart_total',
        'What a source kept apart: no answers to mail of ours.',
        each(({ apart = 0 }) => apart),
        'counter',
      ),
      new Gauges(
        'undelivered_source_passed_over',
        'Messages that are there and that a source could not have after some tries.',
        each(({ passedOver = 0 }) => passedOver),
      ),
    )
  }

  /** Shows how many incidents last. */
  watchIncidents(lasting: () => Readonly<Record<string, number>>): void {
    this.#all.push(
      new Gauges('undelivered_incidents_open', 'Incidents that last, by kind.', () =>
        Object.entries(lasting()).map(([kind, count]) => [{ kind }, count] as const),
      ),
    )
  }

  /** The Prometheus text format, version 0.0.4. */
  text(): string {
    return this.#all.map((one) => one.lines()).join('')
  }
}

/** The names that Prometheus' own clients give these. */
const PROCESS: readonly Metric[] = [
  new Gauge('process_resident_memory_bytes', 'Memory in use.', () => process.memoryUsage.rss()),
  new Gauge(
    'process_cpu_seconds_total',
    'Processor time spent.',
    () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    },
    'counter',
  ),
  new Gauge('process_start_time_seconds', 'When the process began, since 1970.', () =>
    Math.round(performance.timeOrigin / 1000),
  ),
]
