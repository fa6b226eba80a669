import Type from 'typebox'
import { everySeconds } from '../files/settings.ts'
import type { SourceKind } from '../source.ts'
import type { MaildirBlock } from './block.ts'
import { MaildirSource } from './maildir-source.ts'

export const maildir: SourceKind<MaildirBlock> = {
  kind: 'maildir',
  description: 'Reads the bounces in a Maildir, as they come in. Ordinary mail is left alone.',
  settings: Type.Object({
    path: Type.String({
      minLength: 1,
      examples: ['/home/bounces/Maildir'],
      description: 'The Maildir: the folder that holds cur and new.',
    }),
    moveTo: Type.Optional(
      Type.String({
        minLength: 1,
        examples: ['Bounces'],
        description:
          'Where bounces are moved once they are kept: the name of a folder of this Maildir, which is made where there is none. Without it they stay where they are. Nothing else is ever moved.',
      }),
    ),
    everySeconds: everySeconds(5),
  }),
  mistakes: ({ moveTo = '' }) =>
    /[/\0]|^\.|\.\.|\.$/.test(moveTo)
      ? ['.moveTo must be the name of a folder, without "/" and without "." at its ends']
      : [],
  open: (block, context) => new MaildirSource(block, context),
}
