import { existsSync, readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { formOf, type Told } from '../../src/settings/block.ts'
import { settingsOf } from '../../src/sources/blocks.ts'
import { SOURCE_KINDS } from '../../src/sources/index.ts'
import type { SourceKind } from '../../src/sources/source.ts'
import { cell, code, link, table } from './markdown.ts'

/** docs/sources/: a page for each kind, and their list. What is beside the settings is in scripts/docs/sources/. */
export function sourcePages(root: URL): Readonly<Record<string, string>> {
  const pages = SOURCE_KINDS.map((kind) => [`docs/sources/${kind.kind}.md`, pageOf(kind, root)])
  return { 'docs/sources/README.md': indexPage(root), ...Object.fromEntries(pages) }
}

function indexPage(root: URL): string {
  const rows = SOURCE_KINDS.map(({ kind, description }) => [
    link(code(kind), `${kind}.md`),
    cell(description),
  ])
  return `# Sources: where bounces arrive

${furtherOf('README', root).trim()}

${table(['kind', 'what it does'], rows)}
`
}

function pageOf(kind: SourceKind<never>, root: URL): string {
  const { properties } = settingsOf(kind) as unknown as { properties: Record<string, Told> }
  const needed = (kind.settings as { required?: readonly string[] }).required ?? []
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    cell(formOf(schema)?.replace(/^an? /, '') ?? ''),
    needed.includes(name)
      ? 'needed'
      : schema.default === undefined
        ? '–'
        : code(JSON.stringify(schema.default)),
    cell(`${schema.description ?? ''}${boundsOf(schema)}`),
  ])
  return `# Source: ${kind.kind}

${kind.description}

\`\`\`yaml
${stringify({ sources: { [`my-${kind.kind}`]: exampleOf(kind.kind, properties) } })}\`\`\`

\`undelivered test-source my-${kind.kind}\` tells what it sees and what it would take, and changes nothing.

${table(['setting', 'value', 'default', 'what it does'], rows)}
${furtherOf(kind.kind, root)}`
}

/** The settings that have an example. */
function exampleOf(kind: string, properties: Readonly<Record<string, Told>>) {
  const told = Object.entries(properties).flatMap(([name, { examples }]) =>
    examples === undefined ? [] : [[name, examples[0]] as const],
  )
  return { kind, ...Object.fromEntries(told) }
}

function boundsOf({ minimum, maximum }: Told): string {
  if (minimum === undefined || maximum === undefined) return ''
  return ` From ${minimum} to ${maximum}.`
}

function furtherOf(name: string, root: URL): string {
  const file = new URL(`scripts/docs/sources/${name}.md`, root)
  return existsSync(file) ? `\n${readFileSync(file, 'utf8')}` : ''
}
