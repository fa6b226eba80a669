import { randomBytes } from 'node:crypto'
import type { Ledger } from '../../decide/ledger.ts'
import type { ReceiverMemory } from '../../decide/outage.ts'
import { packHistory, unpackHistory } from '../../decide/pack.ts'
import { timeOf } from '../../decide/record.ts'
import type { Decision } from '../../decide/state.ts'
import { domainOf } from '../filters.ts'
import { pageSize } from '../pages.ts'
import type * as Kept from '../store.ts'
import type {
  AddressRow,
  DecisionRow,
  EventRow,
  KeptStanding,
  KeyRow,
  Provenance,
  Tables,
} from '../tables.ts'
import type { SqlFile, SqlRow } from './driver.ts'
import { pageByNumber, Statements, Where } from './query.ts'
import { statsOf } from './stats.ts'

/** The rows of a store in a SQLite file. */
export class SqliteTables implements Tables {
  readonly #file: SqlFile
  readonly #sql: Statements

  constructor(file: SqlFile) {
    this.#file = file
    this.#sql = new Statements(file)
  }

  transaction<T>(work: () => T): T {
    this.#file.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#file.exec('COMMIT')
      return result
    } catch (error) {
      this.#file.exec('ROLLBACK')
      throw error
    }
  }

  hasEvent(id: string): boolean {
    return this.#sql.of('SELECT 1 FROM events WHERE id = ?').get(id) !== null
  }

  addEvent({ key, address, scope, receiver, receivedAt, event }: Omit<EventRow, 'seq'>): void {
    this.#sql
      .of(
        'INSERT INTO events (id, key, address, scope, receiver, kind, type, reason, source, at, received, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        ...[event.id, key, address, scope, receiver, event.kind, event.type, event.reason, event.source],
        ...[timeOf(event, receivedAt), receivedAt, JSON.stringify(event)],
      )
  }

  events(filter: Parameters<Tables['events']>[0]): Kept.Page<Kept.StoredEvent> {
    const where = new Where()
      .and('key = ?', filter.key)
      .and('kind = ?', filter.kind)
      .and('type = ?', filter.type)
      .and('reason = ?', filter.reason)
      .and('receiver = ?', filter.receiver)
      .and('source = ?', filter.source)
      .and('scope = ?', filter.scope)
      .and('received >= ?', filter.since)
      .and('received < ?', filter.before)
    return pageByNumber(this.#sql, 'events', 'seq', where, filter, filter.order ?? 'newest', eventOf)
  }

  eventsOf(key: string): EventRow[] {
    return this.#sql.of('SELECT * FROM events WHERE key = ? ORDER BY seq').all(key).map(eventOf)
  }

  changeEvent({ seq, event }: EventRow): void {
    this.#sql
      .of('UPDATE events SET kind = ?, type = ?, reason = ?, body = ? WHERE seq = ?')
      .run(event.kind, event.type, event.reason, JSON.stringify(event), seq)
  }

  keysAt(receiver: string, since: number): string[] {
    return this.#sql
      .of('SELECT DISTINCT key FROM events WHERE receiver = ? AND received >= ? AND key IS NOT NULL')
      .all(receiver, since)
      .map(keyOf)
  }

  keysOfRef(ref: string): string[] {
    return this.#sql
      .of(
        'SELECT key FROM decisions WHERE ref = ? UNION SELECT key FROM events WHERE id = ? AND key IS NOT NULL UNION SELECT key FROM entries WHERE id = ?',
      )
      .all(ref, ref, ref)
      .map(keyOf)
  }

  stats(query: Kept.StatsQuery): Kept.StatsRow[] {
    return statsOf(this.#sql, query)
  }

  address(key: string): AddressRow | null {
    const row = this.#sql.of('SELECT * FROM addresses WHERE key = ?').get(key)
    if (row === null) return null
    const standings = this.#sql.of('SELECT * FROM standings WHERE key = ?').all(key).map(standingOf)
    return {
      key,
      address: row.address as string | null,
      ledger: unpackLedger(row.ledger as string),
      standings,
    }
  }

  putAddress({ key, address, ledger, standings }: AddressRow): void {
    const known = this.#sql
      .of('UPDATE addresses SET address = ?, ledger = ? WHERE key = ?')
      .run(address, packLedger(ledger), key)
    if (known === 0)
      this.#sql.of('INSERT INTO addresses VALUES (?, ?, ?)').run(key, address, packLedger(ledger))
    else this.#sql.of('DELETE FROM standings WHERE key = ?').run(key)
    const domain = address === null ? null : domainOf(address)
    for (const {
      cause,
      scope,
      state,
      reason,
      rule,
      source,
      ref,
      who,
      note,
      receiver,
      since,
      until,
    } of standings)
      this.#sql
        .of('INSERT INTO standings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(key, cause, scope, state, reason, rule, source, ref, who, note, receiver, domain, since, until)
  }

  eachAddress(take: (row: AddressRow) => void): void {
    let after = ''
    const next = this.#sql.of('SELECT key FROM addresses WHERE key > ? ORDER BY key LIMIT 1000')
    for (let keys = next.all(after); keys.length > 0; keys = next.all(after)) {
      for (const { key } of keys) take(this.address(key as string)!)
      after = keys.at(-1)!.key as string
    }
  }

  eachStanding(take: (key: string, standing: KeptStanding) => void): void {
    this.#sql
      .of('SELECT * FROM standings ORDER BY key')
      .each((row) => take(row.key as string, standingOf(row)))
  }

  suppressions(filter: Kept.SuppressionFilter): Kept.Page<Kept.Suppression> {
    const size = pageSize(filter)
    const place = "key || '/' || cause || '/' || scope"
    const where = new Where()
      .and(`${place} > ?`, filter.cursor)
      // The place is no index: this is, and finds where to begin.
      .and('key >= ?', filter.cursor?.slice(0, filter.cursor.indexOf('/')))
      .and('state <> ?', 'watched')
      .and('scope = ?', filter.scope)
      .and('state = ?', filter.state)
      .and('cause = ?', filter.cause)
      .and('reason = ?', filter.reason)
      .and('source = ?', filter.source)
      .and('receiver = ?', filter.receiver)
      .and('domain = ?', filter.domain?.toLowerCase())
      .and('since >= ?', filter.since)
      .and('since < ?', filter.before)
      .and('until < ?', filter.endsBefore)
    const sql = `SELECT standings.*, (SELECT address FROM addresses WHERE addresses.key = standings.key) AS address FROM standings${where.text} ORDER BY key, cause, scope LIMIT ?`
    const rows = this.#sql.of(sql).all(...where.values, size + 1)
    const last = rows[size - 1]
    const next = rows.length > size ? `${last!.key}/${last!.cause}/${last!.scope}` : null
    return { items: rows.slice(0, size).map(suppressionOf), next }
  }

  provenance(id: string): Provenance | null {
    const entry = this.#sql.of('SELECT source, who, note, reason, receiver FROM entries WHERE id = ?').get(id)
    if (entry !== null) return entry as unknown as Provenance
    const row = this.#sql.of('SELECT source, receiver, body FROM events WHERE id = ?').get(id)
    if (row === null) return null
    const note = JSON.parse(row.body as string).diagnostic
    return {
      source: row.source as string,
      who: 'policy',
      note,
      reason: null,
      receiver: row.receiver as string,
    }
  }

  addEntry(id: string, key: string, { source, who, note, reason, receiver }: Provenance): boolean {
    const sql = 'INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)'
    return this.#sql.of(sql).run(id, key, source, who, note, reason, receiver) > 0
  }

  decisionsOf(key: string): DecisionRow[] {
    return this.#sql.of('SELECT * FROM decisions WHERE key = ? ORDER BY at, id').all(key).map(decisionOf)
  }

  addDecision(row: Omit<DecisionRow, 'id'>): void {
    const { key, address, at, cause, scope, from, to, rule, reason, until, event, ref, undone } = row
    this.#sql
      .of(
        'INSERT INTO decisions (key, address, at, cause, scope, before, after, rule, reason, until, event, ref, undone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(key, address, at, cause, scope, from, to, rule, reason, until, event, ref, undone ? 1 : 0)
  }

  changeDecision(id: number, undone: boolean): void {
    this.#sql.of('UPDATE decisions SET undone = ? WHERE id = ?').run(undone ? 1 : 0, id)
  }

  dropDecision(id: number): void {
    this.#sql.of('DELETE FROM decisions WHERE id = ?').run(id)
  }

  decisions(filter: Parameters<Tables['decisions']>[0]): Kept.Page<DecisionRow> {
    const byReceiver = 'SELECT id FROM events WHERE receiver = ?'
    const byText = "SELECT id FROM events WHERE instr(lower(json_extract(body, '$.diagnostic')), ?) > 0"
    const where = new Where()
      .and('key = ?', filter.key)
      .and('rule = ?', filter.rule)
      .and('reason = ?', filter.reason)
      .and('after = ?', filter.to)
      .and('at >= ?', filter.since)
      .and('at < ?', filter.before)
      .and(`event IN (${byReceiver})`, filter.receiver)
      .and(`event IN (${byText})`, filter.text?.toLowerCase())
    return pageByNumber(this.#sql, 'decisions', 'id', where, filter, 'newest', decisionOf)
  }

  incidents(): Kept.StoredIncident[] {
    const held = this.#sql.of(
      "SELECT count(DISTINCT key) AS n FROM standings WHERE state = 'held' AND receiver = ? AND since >= ?",
    )
    return this.#sql
      .of('SELECT * FROM incidents ORDER BY began, id')
      .all()
      .map((row) => ({ ...JSON.parse(row.body as string), held: held.get(row.receiver!, row.began!)!.n }))
  }

  putIncident(incident: Kept.StoredIncident): void {
    this.#sql
      .of('INSERT OR REPLACE INTO incidents VALUES (?, ?, ?, ?)')
      .run(incident.id, incident.receiver, incident.from, JSON.stringify(incident))
  }

  guardMemory(): [string, ReceiverMemory][] {
    return this.#sql
      .of('SELECT * FROM guard')
      .all()
      .map((row) => [row.receiver as string, JSON.parse(row.memory as string)])
  }

  putGuardMemory(receiver: string, memory: ReceiverMemory): void {
    this.#sql.of('INSERT OR REPLACE INTO guard VALUES (?, ?)').run(receiver, JSON.stringify(memory))
  }

  setting(): Kept.PolicySetting | null {
    const text = this.#meta('setting')
    return text === null ? null : JSON.parse(text)
  }

  putSetting(setting: Kept.PolicySetting): void {
    this.#putMeta('setting', JSON.stringify(setting))
  }

  secret(): string {
    const known = this.#meta('secret')
    if (known !== null) return known
    const made = randomBytes(32).toString('hex')
    this.#putMeta('secret', made)
    return made
  }

  #meta(name: string): string | null {
    return (
      (this.#sql.of('SELECT value FROM meta WHERE name = ?').get(name)?.value as string | undefined) ?? null
    )
  }

  #putMeta(name: string, value: string): void {
    this.#sql.of('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(name, value)
  }

  addAudit({ at, who, action, details }: Omit<Kept.AuditEntry, 'id'>): void {
    this.#sql
      .of('INSERT INTO audit (at, who, action, details) VALUES (?, ?, ?, ?)')
      .run(at, who, action, JSON.stringify(details))
  }

  audit(page: Kept.PageRequest): Kept.Page<Kept.AuditEntry> {
    const read = (row: SqlRow) =>
      ({ ...row, details: JSON.parse(row.details as string) }) as unknown as Kept.AuditEntry
    return pageByNumber(this.#sql, 'audit', 'id', new Where(), page, 'newest', read)
  }

  keys(): KeyRow[] {
    return this.#sql
      .of('SELECT body FROM keys')
      .all()
      .map(({ body }) => JSON.parse(body as string))
      .sort((a, b) => a.createdAt - b.createdAt)
  }

  putKey(row: KeyRow): void {
    this.#sql.of('INSERT OR REPLACE INTO keys VALUES (?, ?)').run(row.hash, JSON.stringify(row))
  }

  position(source: string): string | null {
    const row = this.#sql.of('SELECT position FROM positions WHERE source = ?').get(source)
    return (row?.position as string | undefined) ?? null
  }

  putPosition(source: string, position: string): void {
    this.#sql.of('INSERT OR REPLACE INTO positions VALUES (?, ?)').run(source, position)
  }

  forget(key: string): boolean {
    const gone = ['events', 'addresses', 'standings', 'decisions', 'entries'].map((table) =>
      this.#sql.of(`DELETE FROM ${table} WHERE key = ?`).run(key),
    )
    return gone.some((count) => count > 0)
  }

  prune(before: number): number {
    return this.#sql.of('DELETE FROM events WHERE received < ?').run(before)
  }

  backup(path: string): void {
    this.#file.prepare('VACUUM INTO ?').run(path)
  }

  close(): void {
    this.#file.close()
  }
}

const keyOf = ({ key }: SqlRow) => key as string

function eventOf({ seq, key, address, scope, receiver, received, body }: SqlRow): EventRow {
  const event = JSON.parse(body as string)
  return { seq, key, address, scope, receiver, receivedAt: received, event } as unknown as EventRow
}

function standingOf({ key: _, domain: __, address: ___, ...row }: SqlRow): KeptStanding {
  return row as unknown as KeptStanding
}

function suppressionOf({ key: _, domain: __, receiver: ___, ...row }: SqlRow): Kept.Suppression {
  return row as unknown as Kept.Suppression
}

function decisionOf({ id, key, address, at, cause, scope, before, after, ...rest }: SqlRow): DecisionRow {
  const { rule, reason, until, event, ref, undone } = rest
  const decision = { at, cause, scope, from: before, to: after, rule, reason, until, event, ref }
  return {
    id,
    key,
    address,
    undone: undone === 1,
    ...(decision as unknown as Decision),
  } as unknown as DecisionRow
}

function packLedger({ history, enforced }: Ledger): string {
  return enforced === undefined
    ? packHistory(history)
    : JSON.stringify({ history: packHistory(history), enforced: packHistory(enforced) })
}

function unpackLedger(text: string): Ledger {
  if (!text.startsWith('{')) return { history: unpackHistory(text) }
  const { history, enforced } = JSON.parse(text)
  return { history: unpackHistory(history), enforced: unpackHistory(enforced) }
}
