import { folder } from './folder/index.ts'
import { imap } from './imap/index.ts'
import { journald } from './journald/index.ts'
import { log } from './log/index.ts'
import { maildir } from './maildir/index.ts'
import { mbox } from './mbox/index.ts'
import { pop3 } from './pop3/index.ts'
import { smtp } from './smtp/index.ts'
import type { SourceKind } from './source.ts'
import { syslog } from './syslog/index.ts'
import { webhook } from './webhook/index.ts'

/** Every kind of source, in the order of the documentation. A new one is a folder here and a line in this table. */
export const SOURCE_KINDS: readonly SourceKind<never>[] = [
  smtp,
  imap,
  pop3,
  webhook,
  log,
  syslog,
  journald,
  maildir,
  mbox,
  folder,
]
