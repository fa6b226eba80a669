import Type from 'typebox'
import { everySeconds, quietSeconds } from '../files/settings.ts'
import type { SourceKind } from '../source.ts'
import type { FolderBlock } from './block.ts'
import { FolderSource } from './folder-source.ts'

export const folder: SourceKind<FolderBlock> = {
  kind: 'folder',
  description:
    'Reads files that are put into a folder: mails (.eml), mbox, logs, bodies of webhooks, packed with gzip or zstd or not. The files stay as they are, and each is read once. Folders within it are looked at, too.',
  settings: Type.Object({
    path: Type.String({ minLength: 1, examples: ['/var/spool/bounces'], description: 'The folder.' }),
    everySeconds: everySeconds(5),
    quietSeconds: quietSeconds('A file'),
  }),
  open: (block, context) => new FolderSource(block, context),
}
