import Type from 'typebox'
import { PASSWORD, serverSettings } from '../server/settings.ts'
import type { SourceKind } from '../source.ts'
import type { Pop3Block } from './block.ts'
import { Pop3Source } from './pop3-source.ts'

export const pop3: SourceKind<Pop3Block> = {
  kind: 'pop3',
  description:
    'Reads the bounces in a mailbox over POP3, for hosts that have no IMAP. All mail stays, unless bounces are to be deleted.',
  settings: Type.Object({
    host: Type.String({ minLength: 1, examples: ['pop.example.org'], description: 'The POP3 server.' }),
    ...serverSettings({ tls: 995, plain: 110 }),
    password: PASSWORD,
    deleteBounces: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          'Whether a bounce is deleted from the server once it is kept. Ordinary mail and automatic replies are never deleted.',
      }),
    ),
    everySeconds: Type.Optional(
      Type.Integer({
        default: 300,
        minimum: 1,
        maximum: 86_400,
        description:
          'How often to look, in seconds. Some hosts lock out who looks more than every few minutes.',
      }),
    ),
  }),
  open: (block, context) => new Pop3Source(block, context),
}
