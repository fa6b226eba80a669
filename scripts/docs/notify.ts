import { readFileSync } from 'node:fs'
import { NOTIFY_KINDS } from '../../src/notify/kinds.ts'
import { LIST_KINDS } from '../../src/notify/lists/index.ts'
import { formOf, type Told } from '../../src/settings/block.ts'
import type { BlockKind } from '../../src/settings/kinds.ts'
import { cell, code, link, table } from './markdown.ts'

/** docs/notify.md and docs/lists.md: the settings are those of the tables, what is beside them is in scripts/docs/notify/. */
export const notifyPages = (root: URL): Readonly<Record<string, string>> => ({
  'docs/notify.md': notifyPage(root),
  'docs/lists.md': listsPage(root),
})

const textOf = (name: string, root: URL) =>
  readFileSync(new URL(`scripts/docs/notify/${name}.md`, root), 'utf8').trim()

const notifyPage = (root: URL) => `# Telling others

What undelivered learns and decides can be told to programs and to people. Who is told stands in the file of settings
under \`notify:\`, blocks by name, each with its kind:

\`\`\`yaml
notify:
  crm:
    kind: webhook
    url: https://crm.example.com/hook
    secret: \${CRM_SECRET}
    types: [address.*, incident.*]
\`\`\`

Webhooks can also be made while the service runs: on the page under “Policy and sources”, by \`undelivered endpoints add
URL\`, or by \`POST /v1/endpoints\` ([api.md](api.md)). The page also tells how the last message fared, tries one out, and
sends again what was not taken.

${textOf('webhooks', root)}

${textOf('alerts', root)}

## Settings

${NOTIFY_KINDS.map((one) => settingsOf(one)).join('\n\n')}
`

const listsPage = (root: URL) => `# Lists of e-mail services, kept in step

${textOf('lists', root)}

## Services

${LIST_KINDS.map((one) => settingsOf(one, `Its API: ${link(new URL(one.documentation).host, one.documentation)}.`)).join('\n\n')}
`

function settingsOf({ kind, description, settings }: BlockKind, further = ''): string {
  const { properties, required = [] } = settings as unknown as {
    properties: Record<string, Told>
    required?: readonly string[]
  }
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    cell(formTold(schema)),
    schema.default !== undefined
      ? code(JSON.stringify(schema.default))
      : required.includes(name)
        ? 'needed'
        : '–',
    cell(schema.description ?? ''),
  ])
  const told = [description, further].filter((one) => one !== '').join(' ')
  return `### \`kind: ${kind}\`\n\n${told}\n\n${table(['setting', 'value', 'default', 'what it does'], rows)}`
}

const formTold = (schema: Told) =>
  (schema.items?.enum?.length ?? 0) > 8 ? 'a list of types' : (formOf(schema)?.replace(/^an? /, '') ?? '')
