import Type from 'typebox'
import { SIGN_IN_SETTINGS, serverSettings, signInMistakes } from '../server/settings.ts'
import type { SourceKind } from '../source.ts'
import type { ImapBlock } from './block.ts'
import { ImapSource } from './imap-source.ts'

export const imap: SourceKind<ImapBlock> = {
  kind: 'imap',
  description:
    'Reads the bounces in mailboxes over IMAP, at once as they come in. Ordinary mail is left alone, unread mail stays unread, and nothing is ever deleted.',
  settings: Type.Object({
    host: Type.Optional(
      Type.String({
        minLength: 1,
        examples: ['imap.example.org'],
        description: 'The IMAP server. Known with signIn.',
      }),
    ),
    ...serverSettings({ tls: 993, plain: 143 }),
    ...SIGN_IN_SETTINGS,
    mailboxes: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        maxItems: 100,
        default: ['INBOX'],
        description:
          'The mailboxes (folders) to read. The server tells at once of new mail in the first one; the others are looked at every everySeconds.',
      }),
    ),
    moveTo: Type.Optional(
      Type.String({
        minLength: 1,
        examples: ['Bounces'],
        description:
          'The mailbox that bounces are moved to once they are kept; it is made where there is none. Without it they stay where they are. Nothing else is ever moved.',
      }),
    ),
    keyword: Type.Optional(
      Type.String({
        // An atom (RFC 9051 section 9), or one of the system flags that hurt nobody.
        pattern: '^(?:\\\\(?:Seen|Flagged)|[A-Za-z0-9$_.-]{1,60})$',
        description:
          'Marks bounces with this keyword once they are kept, as $Bounce, or with the flag \\Seen or \\Flagged. Nothing else is ever marked.',
      }),
    ),
    everySeconds: Type.Optional(
      Type.Integer({
        default: 60,
        minimum: 1,
        // RFC 2177 wants a new IDLE at least every 29 minutes.
        maximum: 1500,
        description:
          'How often to look, in seconds, where the server does not tell of new mail by itself (IDLE), or not of this mailbox.',
      }),
    ),
  }),
  mistakes: (block) => [
    ...signInMistakes(block),
    ...(block.moveTo !== undefined && block.mailboxes.includes(block.moveTo)
      ? ['.moveTo must not be one of mailboxes']
      : []),
  ],
  open: (block, context) => new ImapSource(block, context),
}
