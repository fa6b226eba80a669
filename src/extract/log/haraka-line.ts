import type { LogRecord } from './record.ts'
import { textOf } from './record.ts'
import { jsonObject } from './syslog.ts'

/** One line of Haraka's, whichever of its formats it is written in. */
export interface HarakaLine {
  /** Of the connection, the transaction (`UUID.1`) or the copy for one domain (`UUID.1.2`); `-` for none. */
  readonly id: string
  readonly plugin: string
  /** As in the default format. */
  readonly text: string
  /** The stamp of a line in logfmt or JSON; null where whatever wrote the line put it before. */
  readonly stamp: string | null
}

/** `[LEVEL] [UUID] [plugin] text`; the stamp before it depends on where the log goes. */
const PLAIN = /\[(?:[A-Z]{4,9})\] \[([^\]\s]*)\] \[([^\]\s]*)\] (.*)$/
const ID = /\[(?:-|[0-9A-F]{8}-[0-9A-F-]{20,36}[.\d]*)\] \[[\w/-]+\] /
/** `TIME level=NOTICE uuid=UUID origin=outbound message="…"`; before version 2.8.20 `connection_uuid`, `source`. */
const LOGFMT = /(?:^|\s)level=[A-Z]{4,9} (?:connection_)?uuid=\S+ (?:origin|source)=\S+ message=/
const JSON_LINE = /\{"level":"[A-Z]{4,9}","uuid":"[^"]*","origin":"[^"]*","message":/

/** Whether the line can be of no other mail system. */
export function isHaraka(line: string): boolean {
  return (ID.test(line) && PLAIN.test(line)) || LOGFMT.test(line) || JSON_LINE.test(line)
}

/** Takes a line apart; null where it is not of Haraka's. */
export function harakaLine(line: string): HarakaLine | null {
  const plain = PLAIN.exec(line)
  if (plain !== null) return { id: plain[1]!, plugin: plain[2]!, text: plain[3]!, stamp: null }
  const at = line.search(LOGFMT)
  if (at >= 0) return ofFields(logfmtFields(line.slice(at)), line.slice(0, at))
  const brace = line.indexOf('{')
  const record = JSON_LINE.test(line) ? jsonObject(line.slice(brace)) : null
  return record === null ? null : ofFields(record, line.slice(0, brace))
}

const OWN = new Set(['level', 'uuid', 'connection_uuid', 'origin', 'source', 'message', 'timestamp'])

/** The default format writes further fields after the message, `name=value`. */
function ofFields(fields: LogRecord, before: string): HarakaLine {
  const more = Object.entries(fields).filter(([name]) => !OWN.has(name))
  const written = more.map(([name, value]) => `${name}=${logfmtValue(textOf(value) ?? '')}`)
  return {
    id: textOf(fields.uuid ?? fields.connection_uuid) ?? '',
    plugin: textOf(fields.origin ?? fields.source) ?? '',
    text: [textOf(fields.message)?.trim() ?? '', ...written].filter((part) => part !== '').join(' '),
    stamp: before.trim() || (textOf(fields.timestamp) ?? ''),
  }
}

function logfmtValue(value: string): string {
  return /[ ="]/.test(value) || value === '' ? `"${value}"` : value
}

/** `name=value name="a \\"value\\"" a name=value`, read from left to right. */
function logfmtFields(text: string): LogRecord {
  const fields: Record<string, string> = {}
  for (let at = 0; at < text.length; ) {
    const equals = text.indexOf('=', at)
    if (equals < 0) break
    const name = text.slice(at, equals).trim()
    if (text[equals + 1] === '"') {
      const close = closingQuote(text, equals + 2)
      fields[name] = text.slice(equals + 2, close).replace(/\\(["\\])/g, '$1')
      at = close + 1
    } else {
      const space = text.indexOf(' ', equals)
      at = space < 0 ? text.length : space
      fields[name] = text.slice(equals + 1, at)
    }
  }
  return fields
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}
