import type { EventFormat, FormatOptions, PrintedEvent, PrintedPlace } from './event-format.ts'
import { plain } from './plain.ts'

type Cell = string | number | null | undefined

/** The columns, in the order of the event's fields; what is nested is laid flat. */
const COLUMNS: readonly (readonly [
  name: string,
  cell: (event: PrintedEvent, place: PrintedPlace) => Cell,
])[] = [
  ['id', (event) => (typeof event.id === 'string' ? event.id : JSON.stringify(event.id))],
  ['source', (event) => event.source],
  ['file', (_, place) => place.file],
  ['message', (_, place) => place.message],
  ['line', (_, place) => place.line],
  ['kind', (event) => event.kind],
  ['type', (event) => event.type],
  ['reason', (event) => event.reason],
  ['recipient', (event) => event.recipient],
  ['originalRecipient', (event) => event.originalRecipient],
  ['status', (event) => event.status],
  ['reply', (event) => event.reply],
  ['action', (event) => event.action],
  ['diagnostic', (event) => event.diagnostic],
  ['command', (event) => event.command],
  ['reportingMta', (event) => event.reportingMta],
  ['remoteMta', (event) => event.remoteMta],
  ['software', (event) => event.software],
  ['provider', (event) => event.provider],
  ['blocklist', (event) => event.blocklist?.name],
  ['retryAfter', (event) => event.retryAfter],
  ['feedbackType', (event) => event.feedbackType],
  ['messageId', (event) => event.messageId],
  ['subject', (event) => event.subject],
  ['sender', (event) => event.sender],
  ['listId', (event) => event.listId],
  ['envelopeId', (event) => event.envelopeId],
  ['timestamp', (event) => event.timestamp],
  ['providerType', (event) => event.providerType],
  ['stream', (event) => event.stream],
  ['rule', (event) => event.explanation.rule],
  ['evidence', (event) => event.explanation.evidence],
  ['how', (event) => event.explanation.how],
  ['confidence', (event) => event.explanation.confidence],
  ['do', (event) => event.advice.do],
  ['party', (event) => event.advice.party],
  ['advice', (event) => event.advice.text],
  ['retryAt', (event) => event.advice.retryAt],
]

/** RFC 4180 with a header row. */
export function csvFormat({ headers }: Pick<FormatOptions, 'headers'>): EventFormat {
  const names = [...COLUMNS.map(([name]) => name), ...headers.map((name) => `header:${name}`)]
  let before = csvRow(names)
  return {
    event(event, place) {
      const cells = [
        ...COLUMNS.map(([, cell]) => cell(event, place)),
        ...headers.map((name) => event.headers?.[name]),
      ]
      const text = before + csvRow(cells)
      before = ''
      return text
    },
    end: () => before,
  }
}

/** One row of CSV, with its line end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A spreadsheet would run text that begins like a formula: an apostrophe makes it text. */
const FORMULA = /^[=+\-@]/

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = value.split('\n').map(plain).join('\n')
  const guarded = FORMULA.test(text.trimStart()) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
