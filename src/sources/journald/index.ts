import Type from 'typebox'
import { from } from '../files/log-settings.ts'
import type { SourceKind } from '../source.ts'
import type { JournaldBlock } from './block.ts'
import { JournaldSource } from './journald-source.ts'

export const journald: SourceKind<JournaldBlock> = {
  kind: 'journald',
  description:
    'Follows the log of a mail server in the journal of systemd. After a stop it goes on where it stood, for as long as the journal still has it. The user that runs undelivered has to be in the group systemd-journal or adm.',
  settings: Type.Object({
    from,
    units: Type.Optional(
      Type.Array(Type.String({ pattern: '^[^-\\s][^\\s]{0,255}$' }), {
        default: [],
        examples: [['postfix@-.service']],
        description: 'Only the lines of these units; all unless named.',
      }),
    ),
    start: Type.Optional(
      Type.Unsafe<JournaldBlock['start']>({
        type: 'string',
        enum: ['beginning', 'end'],
        default: 'beginning',
        description:
          'Where to begin at the very first start: with all that the journal has, or with what is new.',
      }),
    ),
    program: Type.Optional(
      Type.String({
        minLength: 1,
        default: 'journalctl',
        description: 'The program that shows the journal, where it is not found by its name.',
      }),
    ),
  }),
  open: (block, context) => new JournaldSource(block, context),
}
