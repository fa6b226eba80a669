import type {
  Delivery,
  DeliveryQuery,
  Endpoint,
  EndpointState,
  Message,
  OutgoingTables,
  Settled,
} from '../outgoing.ts'
import { type Connection, keyBytes, keyText } from './connection.ts'
import type { SqlRow } from './driver.ts'

/** What goes out: endpoints, messages, what was not delivered yet, and what stands on lists of services. */
export class OutgoingRows implements OutgoingTables {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  endpoints(): EndpointState[] {
    const rows = this.#connection.all(
      `SELECT body, position,
         (SELECT count(*) FROM deliveries d WHERE d.endpoint = e.id AND dead = 0) AS waiting,
         (SELECT count(*) FROM deliveries d WHERE d.endpoint = e.id AND dead = 1) AS dead
       FROM endpoints e ORDER BY id`,
    )
    return rows.map(({ body, position, waiting, dead }) => ({
      ...(JSON.parse(body as string) as Endpoint),
      ...{ position: Number(position), waiting: Number(waiting), dead: Number(dead) },
    }))
  }

  putEndpoint(endpoint: Endpoint): void {
    this.#connection.run(
      `INSERT INTO endpoints (id, body, position)
       VALUES (?, ?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'messages'), 0))
       ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
      ...[endpoint.id, JSON.stringify(endpoint)],
    )
  }

  removeEndpoint(id: string): boolean {
    this.#connection.run('DELETE FROM deliveries WHERE endpoint = ?', id)
    return this.#connection.run('DELETE FROM endpoints WHERE id = ?', id) > 0
  }

  addMessage({ at, type, subject, data }: Omit<Message, 'id'>): void {
    this.#connection.run(
      'INSERT INTO messages (at, type, subject, data) VALUES (?, ?, ?, ?)',
      ...[at, type, subject, data],
    )
  }

  messages(after: number, limit: number): Message[] {
    return this.#connection
      .all('SELECT * FROM messages WHERE id > ? ORDER BY id LIMIT ?', after, limit)
      .map(messageOf)
  }

  settle(endpoint: string, { position, delivered, undelivered }: Settled): void {
    const known = this.#connection.run('UPDATE endpoints SET position = ? WHERE id = ?', position, endpoint)
    if (known === 0) return
    for (const id of delivered)
      this.#connection.run('DELETE FROM deliveries WHERE endpoint = ? AND message = ?', endpoint, id)
    for (const { message, attempts, next, error, dead } of undelivered)
      this.#connection.run(
        'INSERT OR REPLACE INTO deliveries (endpoint, message, attempts, next, error, dead) VALUES (?, ?, ?, ?, ?, ?)',
        ...[endpoint, message, attempts, next, error, dead ? 1 : 0],
      )
  }

  deliveries(endpoint: string, { dead, after, limit }: DeliveryQuery): Delivery[] {
    return this.#connection
      .all(
        `SELECT m.*, d.attempts, d.next, d.error, d.dead FROM deliveries d JOIN messages m ON m.id = d.message
         WHERE d.endpoint = ? AND d.dead = ? AND d.message > ? ORDER BY d.message LIMIT ?`,
        ...[endpoint, dead ? 1 : 0, after, limit],
      )
      .map((row) => ({
        message: messageOf(row),
        attempts: Number(row.attempts),
        next: Number(row.next),
        error: row.error as string | null,
        dead: row.dead === 1,
      }))
  }

  revive(endpoint: string, messages: readonly number[] | null, now: number): number {
    const revived = 'UPDATE deliveries SET dead = 0, attempts = 0, next = ? WHERE endpoint = ? AND dead = 1'
    if (messages === null) return this.#connection.run(revived, now, endpoint)
    return messages.reduce(
      (count, id) => count + this.#connection.run(`${revived} AND message = ?`, now, endpoint, id),
      0,
    )
  }

  pruneMessages(before: number): void {
    this.#connection.run(
      `DELETE FROM messages WHERE at < ? OR (
         id <= coalesce(
           (SELECT min(position) FROM endpoints WHERE body ->> '$.disabled' IS NULL), 9007199254740991)
         AND id NOT IN (SELECT message FROM deliveries))`,
      before,
    )
    this.#dropLost()
  }

  forget(key: string): void {
    this.#connection.run('DELETE FROM messages WHERE subject = ?', key)
    this.#connection.run('DELETE FROM mirrored WHERE key = ?', keyBytes(key))
    this.#dropLost()
  }

  /** What is to be delivered of messages that are gone. */
  #dropLost(): void {
    this.#connection.run('DELETE FROM deliveries WHERE message NOT IN (SELECT id FROM messages)')
  }

  mirrored(list: string, after: string, limit: number): string[] {
    return this.#connection
      .all(
        'SELECT key FROM mirrored WHERE list = ? AND key > ? ORDER BY key LIMIT ?',
        ...[list, keyBytes(after), limit],
      )
      .map(({ key }) => keyText(key))
  }

  isMirrored(list: string, key: string): boolean {
    return (
      this.#connection.get('SELECT 1 FROM mirrored WHERE list = ? AND key = ?', list, keyBytes(key)) !== null
    )
  }

  putMirrored(list: string, key: string): void {
    this.#connection.run('INSERT OR IGNORE INTO mirrored (list, key) VALUES (?, ?)', list, keyBytes(key))
  }

  dropMirrored(list: string, key: string): void {
    this.#connection.run('DELETE FROM mirrored WHERE list = ? AND key = ?', list, keyBytes(key))
  }
}

const messageOf = ({ id, at, type, subject, data }: SqlRow): Message => ({
  ...{ id: Number(id), at: Number(at), type: type as string },
  ...{ subject: subject as string, data: data as string },
})
