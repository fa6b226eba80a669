import { SENDING_KINDS, type SendingKind } from '../../src/sending/kinds.ts'
import { formOf, type Told } from '../../src/settings/block.ts'
import { cell, code, table } from './markdown.ts'

/** docs/sending/README.md. */
export function sendingPage(): string {
  return `# Ask before sending

Whoever sends mail can ask the list first, so that nothing goes to an address that is suppressed or held. This page is
made from \`src/sending/kinds.ts\` by \`npm run docs\`.

| sender | how it asks | page |
| --- | --- | --- |
| Postfix | policy service, socketmap or tcp_table, within \`serve\` | [postfix.md](postfix.md) |
| Exim | a line over TCP, within \`serve\` | [exim.md](exim.md) |
| Haraka | a small plugin, over HTTP | [haraka.md](haraka.md) |
| Node: Nodemailer, or any function that sends | \`undelivered/nodemailer\`, \`guard(send)\` | [nodemailer.md](nodemailer.md) |
| any other program | \`GET /v1/check/{address}\` | [../api.md](../api.md) |

## Listeners

Mail servers ask listeners of the service. Each is a block of \`sending:\` in the file of settings, under a name of its
own; \`serve\` opens them, and names every mistake in them before it starts.

\`\`\`yaml
sending:
  postfix:
    kind: policy-service
    listen: 127.0.0.1:10040
    scopes:
      news.example.org: newsletter
  maps:
    kind: socketmap
    listen: unix:/var/spool/postfix/private/undelivered
\`\`\`

Answers come from memory, in microseconds, as they stand at that very moment. What a mail server tells its sender is
one line, as

\`\`\`
${EXAMPLE}
\`\`\`

The status (5.1.1) follows the reason for which the address is on the list; 7.1 stands for all that is a decision and no
fault of the address. When such a refusal comes back as a bounce, it is read as \`suppressed\` and counts against nobody.
How much is asked stands in \`/metrics\` (\`undelivered_sending_asked_total\`).

The protocols have neither keys nor encryption. Only this machine may ask unless \`allow\` names others. A request has a
greatest length and 30 seconds to arrive whole; a connection may be silent between requests for as long as it likes.

${Object.values(SENDING_KINDS).map(kindText).join('\n\n')}
`
}

const EXAMPLE =
  '554 5.1.1 <anna@example.com>: Recipient address rejected: Not sent, on the suppression list: Suppressed since 2 Nov 2026 until 1 May 2027: there is no such mailbox or domain (unknown-user: no such mailbox, user or recipient).'

function kindText({ kind, description, settings }: SendingKind): string {
  const rows = Object.entries(settings.properties as Readonly<Record<string, Told>>).map(([name, schema]) =>
    rowOf(name, schema),
  )
  return `### \`kind: ${kind}\`\n\n${description}\n\n${table(['setting', 'value', 'default', 'what it does'], rows)}`
}

function rowOf(name: string, schema: Told): string[] {
  const value = formOf(schema)?.replace(/^an? |^one of /, '') ?? 'names with values'
  return [code(name), cell(value), shown(schema.default), cell(schema.description ?? '')]
}

function shown(value: unknown): string {
  if (value === undefined) return 'must be given'
  return typeof value === 'object' ? 'none' : code(String(value))
}
