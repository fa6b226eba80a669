import Type from 'typebox'
import { everySeconds, quietSeconds } from '../files/settings.ts'
import type { SourceKind } from '../source.ts'
import type { MboxBlock } from './block.ts'
import { MboxSource } from './mbox-source.ts'

export const mbox: SourceKind<MboxBlock> = {
  kind: 'mbox',
  description:
    'Reads the bounces of a mailbox in one file, as they are appended. The file is never written to. Where it was emptied or tidied up by a mail program it is read from its beginning; what was known stays known.',
  settings: Type.Object({
    path: Type.String({ minLength: 1, examples: ['/var/mail/bounces'], description: 'The file.' }),
    everySeconds: everySeconds(5),
    quietSeconds: quietSeconds('It'),
  }),
  open: (block, context) => new MboxSource(block, context),
}
