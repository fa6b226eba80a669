import { UndeliveredError } from '../../errors.ts'
import type { SqlFile } from './driver.ts'

/**
 * What makes a file of version n one of version n + 1, beginning with an empty file. A released step is never
 * changed: another one is added.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT,
    address TEXT,
    scope TEXT NOT NULL,
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    type TEXT,
    reason TEXT,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    received INTEGER NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX events_key ON events (key);
  CREATE INDEX events_receiver ON events (receiver, received);

  CREATE TABLE addresses (key TEXT PRIMARY KEY, address TEXT, ledger TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE standings (
    key TEXT NOT NULL,
    cause TEXT NOT NULL,
    scope TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    rule TEXT NOT NULL,
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    who TEXT NOT NULL,
    note TEXT,
    receiver TEXT NOT NULL,
    domain TEXT,
    since INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (key, cause, scope)
  ) WITHOUT ROWID;

  CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    source TEXT NOT NULL,
    who TEXT NOT NULL,
    note TEXT,
    reason TEXT,
    receiver TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    address TEXT,
    at INTEGER NOT NULL,
    cause TEXT NOT NULL,
    scope TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT,
    until INTEGER,
    event TEXT,
    ref TEXT,
    undone INTEGER NOT NULL
  );
  CREATE INDEX decisions_key ON decisions (key);
  CREATE INDEX decisions_ref ON decisions (ref);

  CREATE TABLE incidents (id TEXT PRIMARY KEY, receiver TEXT NOT NULL, began INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE guard (receiver TEXT PRIMARY KEY, memory TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE keys (hash TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE positions (source TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, details TEXT NOT NULL);
  `,
]

/**
 * Brings a file to the newest version, step by step, each in a transaction of its own.
 *
 * @throws UndeliveredError `STORE_NEWER` for a file that a newer undelivered has written
 */
export function migrate(file: SqlFile, path: string, steps: readonly string[] = MIGRATIONS): void {
  const version = Number(file.prepare('PRAGMA user_version').get()!.user_version)
  if (version > steps.length) throw new UndeliveredError('STORE_NEWER', path, version, steps.length)
  for (let at = version; at < steps.length; at++)
    file.exec(`BEGIN IMMEDIATE; ${steps[at]}; PRAGMA user_version = ${at + 1}; COMMIT`)
}
