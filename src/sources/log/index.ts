import Type from 'typebox'
import { LOG_NAMES } from '../../read-log.ts'
import { zone, zoneMistakes } from '../files/log-settings.ts'
import { everySeconds } from '../files/settings.ts'
import type { SourceKind } from '../source.ts'
import type { LogBlock } from './block.ts'
import { LogSource } from './log-source.ts'

export const log: SourceKind<LogBlock> = {
  kind: 'log',
  description:
    'Follows the log of a mail server as it is written, across its rotation: renamed, copied and emptied (copytruncate), packed with gzip or zstd. After a stop it goes on where it stood, also where the log was rotated meanwhile.',
  settings: Type.Object({
    path: Type.String({
      minLength: 1,
      examples: ['/var/log/mail.log'],
      description: 'The file that is written to. It need not be there yet.',
    }),
    from: Type.Optional(
      Type.Unsafe<string>({
        type: 'string',
        enum: [...LOG_NAMES],
        description: 'Whose log it is. Its lines tell, mostly.',
      }),
    ),
    zone,
    start: Type.Optional(
      Type.Unsafe<'beginning' | 'end'>({
        type: 'string',
        enum: ['beginning', 'end'],
        default: 'beginning',
        description:
          'Where to begin at the very first start: with all that stands in the file, or with what is written from then on.',
      }),
    ),
    everySeconds: everySeconds(1),
  }),
  mistakes: zoneMistakes,
  open: (block, context) => new LogSource(block, context),
}
