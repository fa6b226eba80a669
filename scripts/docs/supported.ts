import type { Provider } from '../../src/classify/rule.ts'
import { PROVIDERS } from '../../src/classify/rules/provider/index.ts'
import { RECEIVERS_ALSO, type Row, SECTIONS } from './catalogue.ts'
import type { Count, Facts, Fixture } from './facts.ts'
import { cell, code, few, link, table } from './markdown.ts'

/** docs/supported.md. */
export function supportedPage(facts: Facts): string {
  const { languages } = facts.measured
  return `# Supported systems

Who writes bounces, and how each is read. Made by \`npm run docs\` from the registry (\`src/extract/mta/\`), the
receivers (\`src/classify/rules/provider/\`), the test mails (\`test/fixtures/mail/\`) and what was measured
(\`docs/supported.json\`); a test fails when the page is out of date, and when a system has no test mail.

- **told by**: marks in the header, in the text or in the fields of the report. Reports that no row is told by are read
  all the same, by their form.
- **read by**: the file that reads its form; \`named.ts\` holds systems whose reports the general readers read
  (\`dsn.ts\`: fields of RFC 3464; \`text-report.ts\`: any text that reads as a bounce).
- **checked on real mail**: *own output*: a test mail is what that system itself wrote when it was run for this project.
  *n of m*: of m different mails in public collections that carry its marks, n were read rightly: who failed,
  why, hard or soft. *written*: only mails written after its form were read; no real one was at hand.

${SECTIONS.map(
  ({ title, rows }) =>
    `## ${title}\n\n${table(
      HEADS,
      rows.map((row) => rowOf(row, facts)),
    )}`,
).join('\n\n')}

## Receivers

Refusals by these are known by their own words and codes, whoever reports them. [receivers.md](receivers.md) tells what
their codes mean.

${table(
  ['receiver', 'told by', 'read by', 'tests', 'checked on real mail'],
  [...PROVIDERS].sort(byTitle).map((provider) => receiverRow(provider, facts)),
)}

## Languages

How a refusal is worded differs by language. For each, mails were written with the words of a known system or provider:
*quoted* words were found in a public source, the others are from memory and no proof that a system writes so.

${table(
  ['language', 'mails', 'of these quoted'],
  Object.entries(languages).map(([tag, { mails, quoted }]) => [
    NAMES.of(tag) ?? tag,
    String(mails),
    String(quoted),
  ]),
)}
`
}

const HEADS = ['system', 'told by', 'read by', 'test mails', 'checked on real mail']
const NAMES = new Intl.DisplayNames('en', { type: 'language' })
const byTitle = (a: Provider, b: Provider) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1)

const mail = (name: string) => link(name, `../test/fixtures/mail/${name}.eml`)

function rowOf(row: Row, facts: Facts): readonly string[] {
  return row.system === undefined ? shownRow(row, facts) : systemRow(row.system, row.also ?? [], facts)
}

function systemRow(id: string, also: readonly string[], facts: Facts): readonly string[] {
  const system = facts.systems.get(id)
  if (!system) throw new Error(`The catalogue names the system ${id}, which is not in the registry.`)
  const fixtures = facts.fixtures
    .filter((fixture) => fixture.systems.includes(id))
    .sort((a, b) => Number(isOf(b, id)) - Number(isOf(a, id)))
  const files = facts.filesOf(id).map((file) => link(code(file), `../src/extract/mta/${file}`))
  const others =
    system.read === undefined
      ? general(
          fixtures.map(({ name }) => name),
          facts,
        )
      : []
  const real = fixtures.some((fixture) => fixture.real)
  return [
    named(system.title, also),
    few(system.marks.map(code), 3),
    [...files, ...others].join(', '),
    few(
      fixtures.map(({ name }) => mail(name)),
      3,
    ),
    checked(real, facts.measured.systems[id]),
  ]
}

/** Whether a test mail is there for that system, not for what it quotes. */
const isOf = ({ name }: Fixture, id: string) => name.startsWith(id)

function shownRow({ name = '', told = '', fixtures = [] }: Row, facts: Facts): readonly string[] {
  const known = fixtures.map((fixture) => facts.fixtures.find((one) => one.name === fixture))
  if (known.includes(undefined)) throw new Error(`The row ${name} names a test mail that is not there.`)
  const real = known.some((fixture) => fixture?.real)
  const counts = fixtures.map((fixture) => facts.measured.fixtures[fixture]).find((count) => count)
  return [
    cell(name),
    told,
    general(fixtures, facts).join(', '),
    fixtures.map(mail).join(', '),
    checked(real, counts),
  ]
}

/** The readers that read these test mails. */
function general(fixtures: readonly string[], facts: Facts): string[] {
  const formats = new Set(fixtures.map((fixture) => facts.formatOf(fixture)))
  return [...formats].map((format) => {
    const file = READERS[format]
    if (file !== undefined) return link(code(`${file}.ts`), `../src/extract/${file}.ts`)
    const [own] = facts.filesOf(format)
    return link(code(own!), `../src/extract/mta/${own}`)
  })
}

const READERS: Readonly<Record<string, string>> = {
  dsn: 'dsn',
  arf: 'arf',
  text: 'text-report',
  'auto-reply': 'signs',
}

function receiverRow(provider: Provider, facts: Facts): readonly string[] {
  const { name, title, hosts, domains = [], marks = [] } = provider
  const fixtures = facts.fixtures.filter(({ receivers }) => receivers.includes(name))
  const rules = provider.rules.length > 0 ? ['the sentences of its rules'] : []
  return [
    named(title, RECEIVERS_ALSO[name] ?? []),
    few([...hosts, ...domains.filter((domain) => !hosts.includes(domain)), ...marks].map(code), 3),
    link(code(`${name}.ts`), `../src/classify/rules/provider/${name}.ts`),
    [
      few(
        fixtures.map((fixture) => mail(fixture.name)),
        2,
      ),
      ...rules,
    ]
      .filter((text) => text !== '')
      .join(', '),
    checked(false, facts.measured.receivers[name]),
  ]
}

const named = (title: string, also: readonly string[]) =>
  cell(also.length === 0 ? title : `${title} (${also.join(', ')})`)

function checked(real: boolean, count: Count | undefined): string {
  const told = [
    ...(real ? ['own output'] : []),
    ...(count === undefined ? [] : [`${count.right} of ${count.mails}`]),
  ]
  return told.length === 0 ? 'written' : told.join('; ')
}
