import type { WatchMemory } from '../../decide/incidents/watch.ts'
import type { ReceiverMemory } from '../../decide/outage.ts'
import { numberCursor, pageSize } from '../pages.ts'
import type { KeyRow, Provenance } from '../rows.ts'
import type { AuditEntry, KeyScope, Page, PageRequest, PolicySetting, StoredIncident } from '../shapes.ts'
import type { Connection } from './connection.ts'

/** The small tables: entries' provenance, incidents, settings, keys, positions, audit. */
export class OtherRows {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  setting<T>(name: string): T | null {
    const found = this.#connection.get('SELECT value FROM settings WHERE name = ?', name)
    return found === null ? null : (JSON.parse(found.value as string) as T)
  }

  putSetting(name: string, value: PolicySetting | string): void {
    this.#connection.run('INSERT OR REPLACE INTO settings VALUES (?, ?)', name, JSON.stringify(value))
  }

  entry(addressId: number, id: string): Provenance | null {
    const found = this.#connection.get(
      'SELECT source, who, note, receiver, reason FROM entries WHERE address_id = ? AND id = ?',
      ...[addressId, id],
    )
    return found === null ? null : (found as unknown as Provenance)
  }

  addEntry(addressId: number, id: string, { source, who, note, receiver, reason }: Provenance): boolean {
    const changes = this.#connection.run(
      'INSERT OR IGNORE INTO entries (address_id, id, source, who, note, receiver, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
      addressId,
      id,
      source,
      who,
      note,
      receiver,
      reason,
    )
    return changes > 0
  }

  forgetEntries(addressId: number): void {
    this.#connection.run('DELETE FROM entries WHERE address_id = ?', addressId)
  }

  incidents(): Omit<StoredIncident, 'held'>[] {
    return this.#connection.all('SELECT body FROM incidents').map(({ body }) => incidentOf(body as string))
  }

  incident(id: string): Omit<StoredIncident, 'held'> | null {
    const found = this.#connection.get('SELECT body FROM incidents WHERE id = ?', id)
    return found === null ? null : incidentOf(found.body as string)
  }

  putIncident({ held: _, ...incident }: StoredIncident): void {
    this.#connection.run(
      'INSERT OR REPLACE INTO incidents VALUES (?, ?)',
      incident.id,
      JSON.stringify(incident),
    )
  }

  watchMemory(): [string, WatchMemory][] {
    return this.#connection
      .all('SELECT name, memory FROM watch')
      .map(({ name, memory }) => [name as string, JSON.parse(memory as string)])
  }

  putWatchMemory(name: string, memory: WatchMemory | null): void {
    if (memory === null) this.#connection.run('DELETE FROM watch WHERE name = ?', name)
    else this.#connection.run('INSERT OR REPLACE INTO watch VALUES (?, ?)', name, JSON.stringify(memory))
  }

  guardMemory(): [string, ReceiverMemory][] {
    return this.#connection
      .all('SELECT receiver, memory FROM guard')
      .map(({ receiver, memory }) => [receiver as string, JSON.parse(memory as string)])
  }

  putGuardMemory(receiver: string, memory: ReceiverMemory): void {
    this.#connection.run('INSERT OR REPLACE INTO guard VALUES (?, ?)', receiver, JSON.stringify(memory))
  }

  keys(): KeyRow[] {
    return this.#connection
      .all('SELECT * FROM api_keys ORDER BY created, id')
      .map(({ hash, id, name, scopes, created, revoked }) => ({
        ...{ hash: hash as string, id: id as string, name: name as string },
        scopes: (scopes as string).split(' ') as KeyScope[],
        createdAt: Number(created),
        revokedAt: revoked === null ? null : Number(revoked),
      }))
  }

  putKey({ hash, id, name, scopes, createdAt, revokedAt }: KeyRow): void {
    this.#connection.run(
      'INSERT OR REPLACE INTO api_keys (hash, id, name, scopes, created, revoked) VALUES (?, ?, ?, ?, ?, ?)',
      ...[hash, id, name, scopes.join(' '), createdAt, revokedAt],
    )
  }

  position(source: string): string | null {
    const found = this.#connection.get('SELECT position FROM positions WHERE source = ?', source)
    return (found?.position as string | undefined) ?? null
  }

  putPosition(source: string, position: string): void {
    this.#connection.run('INSERT OR REPLACE INTO positions VALUES (?, ?)', source, position)
  }

  addAudit({ at, who, action, details }: Omit<AuditEntry, 'id'>): void {
    this.#connection.run(
      'INSERT INTO audit (at, who, action, details) VALUES (?, ?, ?, ?)',
      ...[at, who, action, JSON.stringify(details)],
    )
  }

  audit(request: PageRequest): Page<AuditEntry> {
    const size = pageSize(request)
    const rows = this.#connection.all(
      'SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?',
      ...[numberCursor(request) ?? Number.MAX_SAFE_INTEGER, size + 1],
    )
    const items = rows.slice(0, size).map(({ id, at, who, action, details }) => ({
      ...{ id: Number(id), at: Number(at), who: who as string, action: action as string },
      details: JSON.parse(details as string) as AuditEntry['details'],
    }))
    return { items, next: rows.length > size ? String(items.at(-1)!.id) : null }
  }
}

/** What older versions kept is part of no other. */
const incidentOf = (body: string): Omit<StoredIncident, 'held'> => ({ partOf: null, ...JSON.parse(body) })
