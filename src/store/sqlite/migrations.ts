import { UndeliveredError } from '../../errors.ts'
import type { SqlFile } from './driver.ts'

/**
 * What makes a file of version n one of version n + 1, beginning with an empty file. A released step is never
 * changed: another one is added.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE addresses (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    address TEXT,
    history TEXT NOT NULL,
    enforced TEXT
  );

  CREATE TABLE standings (
    address_id INTEGER NOT NULL, cause TEXT NOT NULL, scope TEXT NOT NULL,
    key BLOB NOT NULL,
    state TEXT NOT NULL, reason TEXT, rule TEXT NOT NULL, ref TEXT NOT NULL,
    since INTEGER NOT NULL, until INTEGER,
    source TEXT NOT NULL, who TEXT NOT NULL, note TEXT, receiver TEXT NOT NULL,
    PRIMARY KEY (address_id, cause, scope)
  ) WITHOUT ROWID;
  CREATE INDEX standings_held ON standings (receiver, since) WHERE state = 'held';

  CREATE TABLE entries (
    address_id INTEGER NOT NULL, id TEXT NOT NULL,
    source TEXT NOT NULL, who TEXT NOT NULL, note TEXT, receiver TEXT NOT NULL, reason TEXT,
    PRIMARY KEY (address_id, id)
  ) WITHOUT ROWID;

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    address_id INTEGER, address TEXT,
    scope TEXT NOT NULL, receiver TEXT NOT NULL, source TEXT NOT NULL,
    kind TEXT NOT NULL, type TEXT, reason TEXT,
    at INTEGER NOT NULL, received INTEGER NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX events_address ON events (address_id, seq) WHERE address_id IS NOT NULL;
  CREATE INDEX events_receiver ON events (receiver, received);
  CREATE INDEX events_received ON events (received);
  CREATE INDEX events_at ON events (at);
  CREATE INDEX events_reason ON events (reason, seq) WHERE reason IS NOT NULL;

  CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_id INTEGER NOT NULL,
    at INTEGER NOT NULL, cause TEXT NOT NULL, scope TEXT NOT NULL,
    "from" TEXT NOT NULL, "to" TEXT NOT NULL, rule TEXT NOT NULL, reason TEXT, until INTEGER,
    event TEXT, ref TEXT,
    undone INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX decisions_address ON decisions (address_id);
  CREATE INDEX decisions_ref ON decisions (ref) WHERE ref IS NOT NULL;

  CREATE TABLE incidents (
    id TEXT PRIMARY KEY, receiver TEXT NOT NULL, "from" INTEGER NOT NULL, "to" INTEGER,
    resolution TEXT, opened INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE guard (receiver TEXT PRIMARY KEY, memory TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE api_keys (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL,
    created INTEGER NOT NULL, revoked INTEGER
  ) WITHOUT ROWID;
  CREATE TABLE positions (source TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
    details TEXT NOT NULL
  );
  `,
  'ALTER TABLE events ADD COLUMN apart TEXT',
  `
  DROP INDEX events_at;
  CREATE INDEX events_counted ON events (at, kind, type, reason, receiver, scope, apart);
  CREATE INDEX events_unsure ON events (seq)
    WHERE type IS NOT NULL AND (reason = 'unknown' OR body ->> '$.explanation.how' IN ('model', 'default'));
  CREATE INDEX addresses_address ON addresses (address) WHERE address IS NOT NULL;
  CREATE INDEX standings_reason ON standings (reason);
  CREATE INDEX standings_source ON standings (source);
  CREATE INDEX standings_receiver ON standings (receiver);
  `,
  `
  CREATE TABLE endpoints (id TEXT PRIMARY KEY, body TEXT NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL,
    data TEXT NOT NULL
  );
  CREATE TABLE deliveries (
    endpoint TEXT NOT NULL, message INTEGER NOT NULL,
    attempts INTEGER NOT NULL, next INTEGER NOT NULL, error TEXT, dead INTEGER NOT NULL,
    PRIMARY KEY (endpoint, message)
  ) WITHOUT ROWID;
  CREATE TABLE mirrored (list TEXT NOT NULL, key BLOB NOT NULL, PRIMARY KEY (list, key)) WITHOUT ROWID;
  `,
  `
  ALTER TABLE incidents RENAME TO outages;
  CREATE TABLE incidents (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO incidents SELECT id, json_object(
    'id', id, 'kind', 'outage', 'cause', 'unknown-addresses', 'receiver', receiver, 'scope', NULL,
    'subject', NULL, 'severity', 'critical', 'from', "from", 'lastSeen', coalesce("to", "from"), 'to', "to",
    'count', 0, 'share', NULL, 'words', NULL, 'rule', NULL, 'link', NULL, 'named', json_array(),
    'openedAt', opened, 'updatedAt', opened, 'acknowledgedAt', NULL, 'acknowledgedBy', NULL, 'mutedUntil', NULL,
    'resolution', resolution
  ) FROM outages;
  DROP TABLE outages;
  CREATE TABLE watch (name TEXT PRIMARY KEY, memory TEXT NOT NULL) WITHOUT ROWID;
  `,
  // The list is found by an index in memory: these made each entry a third dearer to write.
  `
  DROP INDEX standings_reason;
  DROP INDEX standings_source;
  DROP INDEX standings_receiver;
  `,
  // An address that came by an import is one row, until something more happens to it: see folded.ts.
  // Events that are kept apart had numbers of addresses that were not there: later addresses got these.
  `
  UPDATE events SET address_id = NULL WHERE apart IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM addresses WHERE addresses.id = events.address_id AND addresses.address IS events.address
  );
  CREATE TABLE imports (id INTEGER PRIMARY KEY, alike TEXT NOT NULL UNIQUE);
  CREATE TABLE import_runs (
    first INTEGER PRIMARY KEY, last INTEGER NOT NULL, shift INTEGER NOT NULL, folded INTEGER NOT NULL
  );
  ALTER TABLE addresses ADD COLUMN import INTEGER;
  ALTER TABLE addresses ADD COLUMN at INTEGER;
  ALTER TABLE addresses ADD COLUMN until INTEGER;
  ALTER TABLE addresses ADD COLUMN receiver TEXT;
  ALTER TABLE addresses ADD COLUMN note TEXT;
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
  for (let at = version; at < steps.length; at++) {
    file.exec('BEGIN IMMEDIATE')
    try {
      file.exec(`${steps[at]}; PRAGMA user_version = ${at + 1}; COMMIT`)
    } catch (error) {
      file.exec('ROLLBACK')
      throw error
    }
  }
}
