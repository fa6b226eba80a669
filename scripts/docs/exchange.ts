import { LONGEST } from '../../src/exchange/entry.ts'
import { COLUMNS } from '../../src/exchange/formats/csv.ts'
import type { ListFormat } from '../../src/exchange/formats/format.ts'
import { LIST_FORMATS } from '../../src/exchange/formats/index.ts'
import { cell, code, link, table } from './markdown.ts'

/** docs/exchange.md. */
export function exchangePage(): string {
  return `# Suppression lists of services

\`ListReader\` reads and \`listWriter\` writes the lists of addresses that get no mail, in the formats of the services and
systems below. This page is made from \`src/exchange/\` by \`npm run docs\`.

Every entry has an \`address\`, a \`scope\` (\`*\` for all mail, or a stream), a \`cause\` (\`bounces\`, \`mirrored\`,
\`complaint\`, \`unsubscribe\`, \`manual\`), a \`reason\` where one is told, \`since\` and \`until\`, its \`source\`
(\`import:sendgrid\`), and as \`note\` the service's own words.

## Reading

- CSV, JSON and JSON with one object a line are told from each other, and the service by its columns or keys, whatever
  their case, order and punctuation. \`;\` and tabs, a byte order mark, CRLF and values over several lines are read.
- In JSON the list may stand in an array, or under the key that the service's API answers with; several answers may
  follow each other in one file.
- A list is read piece by piece, one entry at a time; lines and entries have at most ${LONGEST.toLocaleString('en-US')} characters.
- What cannot be read is told with its line and a sentence; the rest goes on. A date that cannot be read costs the date.
- A reply that stands in the list is judged as any other, if the reader is given \`classify\`. The reason may turn out to
  be no fault of the address (\`spam-filter\`, \`reputation\`, …): \`treatmentOf\` tells which those are.
- A service's word that no table knows makes the entry \`mirrored\`. Where no cause is told at all, it is \`manual\`: it does
  not end by itself.
- Dates without a zone are taken as UTC.

## Formats

${table(['name', 'service', 'written as', 'columns', 'told in'], LIST_FORMATS.flatMap(rowsOf))}

Addresses that are only held are left out of lists that know no end, since a hold of some days would become one for ever;
asking for them (\`--state held\`) gives them all the same. Entries of one stream only are left out of lists that know no
streams, since they would stop all mail there: only \`undelivered\`, \`csv\` and \`mailgun:unsubscribes\` tell the stream.
\`--scope NAME\` writes those of a stream in any format, as for the account or the list of that stream.

The stream of an entry that is read is what the list says: a tag of Mailgun's, the number of an unsubscribe group of
SendGrid's, a list of SparkPost's or Mailman's, a message stream of Postmark's. Of Postmark's the stream \`outbound\`, by
which mail goes that names none, counts as all mail; and a fault of the address stops all mail, wherever it was seen. The
lists of a Mailgun domain, a dump of a Postmark stream and the file of one SendGrid group do not name it: name it yourself,
with \`--scope\`.

Where a service keeps a list for each cause, each is written by its own name, and reading by that name takes all entries
for that cause. All formats are read as CSV and as JSON. CSV without a header is read as \`ses\` where the second column
says so, else as \`plain\`; \`mailman\` must be named.

## Other tables

Columns of \`csv\`, the first that says something counts:

${table(
  ['holds', 'names'],
  [
    ['address', names(COLUMNS.address)],
    ['why: a word of the table below, one of our reasons, or a sentence', names(COLUMNS.word)],
    ['sentence', names(COLUMNS.words)],
    ['since', names(COLUMNS.since)],
    ['until', names(COLUMNS.until)],
    ['stream', names(COLUMNS.scope)],
  ],
)}

## Words

What a service's word for why makes of an entry. Entries that do not stop mail are passed over.

${table(
  ['format', 'word', 'cause', 'reason'],
  LIST_FORMATS.flatMap(({ id, meanings }) =>
    (meanings?.rows ?? []).map(([word, meaning]) => [
      code(id),
      cell(word),
      meaning === null ? 'passed over' : meaning.cause,
      meaning?.reason === undefined ? '' : code(meaning.reason),
    ]),
  ),
)}
`
}

function rowsOf({ id, title, document, sheets }: ListFormat): string[][] {
  return sheets.map((sheet) => [
    code(sheets.length > 1 ? `${id}:${sheet.id}` : id),
    cell(title),
    sheet.forms.join(', '),
    sheet.columns.map(code).join(', ') + (sheet.headless ? ', no header' : ''),
    document.startsWith('https://') ? link(new URL(document).hostname, document) : 'this page',
  ])
}

const names = (all: readonly string[]) => all.map(code).join(', ')
