import type { State } from '../decide/state.ts'
import type { AnyBody, Bytes, Connection, Query } from './connection.ts'
import type * as Shape from './shapes.ts'

/**
 * Talks to a running service.
 *
 * @example
 * import { connect } from 'undelivered/client'
 * const client = connect({ url: 'http://127.0.0.1:8025', key: process.env.UNDELIVERED_KEY })
 * if ((await client.check('anna@example.com')).send) await send(message)
 */
export class Client {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** May mail be sent to this address? */
  check(address: string, scope = '*'): Promise<Shape.Checked> {
    return this.#get(`/v1/check/${encodeURIComponent(address)}`, { scope })
  }

  /** The same for many, 10,000 a request, in the order given. */
  async checkMany(addresses: readonly string[], scope = '*'): Promise<readonly Shape.Checked[]> {
    const results: Shape.Checked[] = []
    for (let at = 0; at < addresses.length; at += MOST) {
      const body = { addresses: addresses.slice(at, at + MOST), scope }
      results.push(...(await this.#send<{ results: Shape.Checked[] }>('POST', '/v1/check', body)).results)
    }
    return results
  }

  /** Hands in items; resolves when they are durable. */
  ingest(items: readonly Shape.Item[]): Promise<Shape.Ingested> {
    const lines = items.map((one) => JSON.stringify(one)).join('\n')
    return this.#send('POST', '/v1/ingest', { type: 'application/x-ndjson', bytes: lines })
  }

  /** Hands in one raw e-mail. */
  ingestEmail(bytes: Uint8Array): Promise<Shape.Ingested> {
    return this.#send('POST', '/v1/ingest', { type: 'message/rfc822', bytes })
  }

  /** What an item means and what the policy would do; nothing is kept. */
  explain(item: Shape.Item): Promise<Shape.Explained> {
    return this.#send('POST', '/v1/explain', item)
  }

  /** The same of a text that somebody pasted, whatever it is: a mail, replies, lines of a log, a webhook. */
  explainText(text: string): Promise<Shape.Explained> {
    return this.#send('POST', '/v1/explain', { type: 'text/plain', bytes: text })
  }

  suppressions(filter: Shape.SuppressionFilter = {}): Promise<Shape.Page<Shape.Suppression>> {
    return this.#get('/v1/suppressions', filter)
  }

  /** All that the filter finds, page by page. */
  eachSuppression(filter: Shape.SuppressionFilter = {}): AsyncIterable<Shape.Suppression> {
    return everyOf((cursor) => this.suppressions({ limit: 1000, ...filter, cursor }))
  }

  /** How many entries a filter finds. */
  async countSuppressions(filter: Shape.ListFilter = {}): Promise<number> {
    return (await this.#get<{ count: number }>('/v1/suppressions/count', filter)).count
  }

  /** Lets mail go again to all that a filter finds. */
  releaseAll(filter: Shape.ListFilter): Promise<{ released: number; unnamed: number }> {
    return this.#send('POST', '/v1/suppressions/release', { filter })
  }

  suppress(entries: readonly Shape.NewSuppression[]): Promise<{ added: number; known: number }> {
    return this.#send('POST', '/v1/suppressions', entries)
  }

  /** Lets mail go to the address again. */
  release(address: string, scope = '*'): Promise<{ from: string; to: string }> {
    return this.#send('DELETE', `/v1/suppressions/${encodeURIComponent(address)}`, undefined, { scope })
  }

  /** Takes a list over, as it stands in a file of a service; of a stream no more than a piece is held in memory. */
  importList(text: Bytes, options: Shape.ImportQuery = {}): Promise<Shape.Imported> {
    return this.#send('POST', '/v1/suppressions/import', { type: 'text/plain', bytes: text }, options)
  }

  /** Copies the store into a new file beside it; resolves to the file's path on the service's machine. */
  async backup(): Promise<string> {
    return (await this.#send<{ path: string }>('POST', '/v1/backup', {})).path
  }

  /** Addresses that begin so, with their state for all mail. */
  async search(beginning: string, limit = 20): Promise<readonly { address: string; state: State }[]> {
    return (
      await this.#get<{ items: { address: string; state: State }[] }>('/v1/addresses', { beginning, limit })
    ).items
  }

  address(address: string): Promise<Shape.AddressRecord> {
    return this.#get(`/v1/addresses/${encodeURIComponent(address)}`)
  }

  forget(address: string, keepSuppressed: boolean): Promise<{ forgotten: boolean; keptSuppressed: boolean }> {
    return this.#send('DELETE', `/v1/addresses/${encodeURIComponent(address)}`, undefined, { keepSuppressed })
  }

  events(filter: Shape.EventFilter = {}): Promise<Shape.Page<Shape.StoredEvent>> {
    return this.#get('/v1/events', filter)
  }

  eachEvent(filter: Shape.EventFilter = {}): AsyncIterable<Shape.StoredEvent> {
    return everyOf((cursor) => this.events({ limit: 1000, ...filter, cursor }))
  }

  /** What an event was read from, as it came. */
  async rawReport(event: string): Promise<Shape.RawReport> {
    const path = `/v1/events/${encodeURIComponent(event)}/raw`
    const { base64, ...told } = await this.#get<RawShown>(path, { form: 'json' })
    return { ...told, bytes: Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)) }
  }

  decisions(filter: Shape.DecisionFilter = {}): Promise<Shape.Page<Shape.Decision>> {
    return this.#get('/v1/decisions', filter)
  }

  eachDecision(filter: Shape.DecisionFilter = {}): AsyncIterable<Shape.Decision> {
    return everyOf((cursor) => this.decisions({ limit: 1000, ...filter, cursor }))
  }

  /** Undoes decisions by their refs. */
  async undo(refs: readonly string[]): Promise<number> {
    return (await this.#send<{ undone: number }>('POST', '/v1/undo', { refs })).undone
  }

  /** Undoes all decisions that a filter finds. */
  async undoAll(filter: Omit<Shape.DecisionFilter, 'cursor' | 'limit'>): Promise<number> {
    return (await this.#send<{ undone: number }>('POST', '/v1/undo', { filter })).undone
  }

  async redo(refs: readonly string[]): Promise<number> {
    return (await this.#send<{ redone: number }>('POST', '/v1/redo', { refs })).redone
  }

  async stats(query: Shape.StatsQuery = {}): Promise<readonly Shape.StatsRow[]> {
    return (await this.#get<{ rows: Shape.StatsRow[] }>('/v1/stats', query)).rows
  }

  /** What came back in a time, for people: the last seven days unless told. */
  report(span: { since?: string; before?: string } = {}): Promise<Shape.Report> {
    return this.#get('/v1/report', span)
  }

  policy(): Promise<Shape.PolicyShown> {
    return this.#get('/v1/policy')
  }

  /** What other numbers or another mode would change: all of it, or what came about since a time. */
  previewPolicy(change: Shape.PolicyChange, limit = 100, since?: string): Promise<Shape.SettingDifference> {
    return this.#send('POST', '/v1/policy/preview', change, { limit, since })
  }

  applyPolicy(change: Shape.PolicyChange): Promise<Shape.PolicyShown & { addresses: number }> {
    return this.#send('PUT', '/v1/policy', change)
  }

  replay(options: { commit?: boolean; limit?: number } = {}): Promise<Shape.Difference> {
    return this.#send('POST', '/v1/replay', options)
  }

  /** What receivers look at before they take mail of a domain, and what to mend. */
  doctor({ ips, selectors, only, ...query }: Shape.DoctorQuery): Promise<Shape.Diagnosis> {
    const joined = (list: readonly string[] | undefined) => (list?.length ? list.join(',') : undefined)
    const lists = { ip: joined(ips), selector: joined(selectors), only: joined(only) }
    return this.#get('/v1/doctor', { ...query, ...lists })
  }

  /** What is wrong in the DNS that may have brought an incident about. */
  diagnosis(incident: string): Promise<Shape.IncidentDiagnosis> {
    return this.#get(`/v1/incidents/${encodeURIComponent(incident)}/diagnosis`)
  }

  /** What was refused for the sender's sake, in seven days unless told, each joined with what is wrong. */
  async refusals(query: Shape.RefusalFilter = {}): Promise<readonly Shape.ExplainedRefusals[]> {
    return (await this.#get<{ items: Shape.ExplainedRefusals[] }>('/v1/doctor/refusals', query)).items
  }

  /** The rules that were taught. */
  rules(): Promise<{ rules: Shape.RuleFile; size: number }> {
    return this.#get('/v1/rules')
  }

  /** What is wrong with rules, and what they would change of the past. */
  previewRules(rules: Shape.RuleFile, limit = 50): Promise<Shape.RulesPreview> {
    return this.#send('POST', '/v1/rules/preview', { rules }, { limit })
  }

  /** Puts rules in the place of those taught before; with `replay` the past is judged by them, too. */
  teach(
    rules: Shape.RuleFile,
    replay = false,
  ): Promise<{ size: number; difference: Shape.Difference | null }> {
    return this.#send('PUT', '/v1/rules', { rules, replay })
  }

  /** The newest first. */
  async incidents(filter: Shape.IncidentFilter = {}): Promise<readonly Shape.Incident[]> {
    return (await this.#get<{ items: Shape.Incident[] }>('/v1/incidents', { ...filter })).items
  }

  incident(id: string): Promise<Shape.Incident> {
    return this.#get(`/v1/incidents/${encodeURIComponent(id)}`)
  }

  /** The events that stand under an incident, the newest first. */
  incidentEvents(
    id: string,
    page: { cursor?: string | undefined; limit?: number | undefined } = {},
  ): Promise<Shape.Page<Shape.StoredEvent>> {
    return this.#get(`/v1/incidents/${encodeURIComponent(id)}/events`, page)
  }

  /** How much to send to a receiver in the coming days. */
  plan(
    receiver: string,
    options: { wanted?: number | undefined; days?: number | undefined; scope?: string | undefined } = {},
  ): Promise<Shape.SendingPlan> {
    return this.#get('/v1/plan', { receiver, ...options })
  }

  acknowledge(incident: string): Promise<Shape.Incident> {
    return this.#send('POST', `/v1/incidents/${encodeURIComponent(incident)}/acknowledge`, {})
  }

  /** Tells nobody of it until then; null ends that. */
  mute(incident: string, until: string | null): Promise<Shape.Incident> {
    return this.#send('POST', `/v1/incidents/${encodeURIComponent(incident)}/mute`, { until })
  }

  resolve(incident: string, resolution: 'released' | 'confirmed'): Promise<{ changed: number }> {
    return this.#send('POST', `/v1/incidents/${encodeURIComponent(incident)}/resolve`, { resolution })
  }

  /** Where bounces arrive, and how each source fares. */
  /** Looks at a source: can it be reached, and what would it take? */
  testSource(name: string): Promise<Shape.SourceTested> {
    return this.#send('POST', `/v1/sources/${encodeURIComponent(name)}/test`, {})
  }

  async sources(): Promise<readonly Shape.SourceShown[]> {
    return (await this.#get<{ items: Shape.SourceShown[] }>('/v1/sources')).items
  }

  /** Where changes are told. */
  async endpoints(): Promise<readonly Shape.Endpoint[]> {
    return (await this.#get<{ items: Shape.Endpoint[] }>('/v1/endpoints')).items
  }

  /** Tells a program of changes from now on; the secret is shown this once. */
  createEndpoint(endpoint: Shape.NewEndpoint): Promise<Shape.Endpoint & { secret: string }> {
    return this.#send('POST', '/v1/endpoints', endpoint)
  }

  changeEndpoint(id: string, change: Shape.EndpointChange): Promise<Shape.Endpoint> {
    return this.#send('PUT', `/v1/endpoints/${encodeURIComponent(id)}`, change)
  }

  removeEndpoint(id: string): Promise<{ removed: boolean }> {
    return this.#send('DELETE', `/v1/endpoints/${encodeURIComponent(id)}`)
  }

  /** A new secret; the one before signs, too, for 24 hours unless told. */
  rotateSecret(id: string, keepHours?: number): Promise<Shape.Endpoint & { secret: string }> {
    return this.#send('POST', `/v1/endpoints/${encodeURIComponent(id)}/rotate`, { keepHours })
  }

  /** Sends a message to try an endpoint out. */
  pingEndpoint(id: string): Promise<{ ok: boolean; error: string | null }> {
    return this.#send('POST', `/v1/endpoints/${encodeURIComponent(id)}/ping`, {})
  }

  /** What an endpoint has not taken: dead letters, unless told. */
  deliveries(id: string, query: Shape.DeliveryQuery = {}): Promise<Shape.Page<Shape.Delivery>> {
    return this.#get(`/v1/endpoints/${encodeURIComponent(id)}/deliveries`, query)
  }

  /** Sends dead letters again: these, or all. */
  async replayDeliveries(id: string, messages?: readonly number[]): Promise<number> {
    const path = `/v1/endpoints/${encodeURIComponent(id)}/replay`
    return (await this.#send<{ revived: number }>('POST', path, { messages })).revived
  }

  /** Lists of services that are kept in step, and how they fare. */
  async syncs(): Promise<readonly Shape.ListStatus[]> {
    return (await this.#get<{ items: Shape.ListStatus[] }>('/v1/syncs')).items
  }

  /** Brings a list in step now, or tells what that would do. */
  sync(name: string, options: { dryRun?: boolean } = {}): Promise<Shape.Synced> {
    return this.#send('POST', `/v1/syncs/${encodeURIComponent(name)}`, options)
  }

  /** Whose key this is, and what it may do. */
  session(): Promise<Shape.Session> {
    return this.#get('/v1/session')
  }

  /** In a browser: exchanges a key for a cookie, by which all further requests are allowed. */
  signIn(key: string): Promise<Shape.Session> {
    return this.#send('POST', '/v1/session', { key })
  }

  signOut(): Promise<Shape.Session> {
    return this.#send('DELETE', '/v1/session')
  }

  async keys(): Promise<readonly Shape.Key[]> {
    return (await this.#get<{ items: Shape.Key[] }>('/v1/keys')).items
  }

  createKey(name: string, scopes: readonly Shape.KeyScope[]): Promise<Shape.Key & { secret: string }> {
    return this.#send('POST', '/v1/keys', { name, scopes })
  }

  revokeKey(id: string): Promise<{ revoked: boolean }> {
    return this.#send('DELETE', `/v1/keys/${encodeURIComponent(id)}`)
  }

  audit(page: { cursor?: string; limit?: number } = {}): Promise<Shape.Page<Shape.AuditEntry>> {
    return this.#get('/v1/audit', page)
  }

  #get<T>(path: string, query: Query = {}): Promise<T> {
    return this.#connection.call('GET', path, query) as Promise<T>
  }

  #send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: AnyBody, query: Query = {}): Promise<T> {
    return this.#connection.call(method, path, query, body) as Promise<T>
  }
}

type RawShown = Omit<Shape.RawReport, 'bytes'> & { readonly base64: string }

/** Addresses a request. */
const MOST = 10_000

async function* everyOf<T>(page: (cursor: string | undefined) => Promise<Shape.Page<T>>): AsyncIterable<T> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page(cursor)
    yield* items
    if (next === null) return
    cursor = next
  }
}
