import { type LineProblem, LONGEST, problemOf } from './entry.ts'
import { type Line, Lines } from './lines.ts'

/** A record of a table. */
export interface Row {
  /** The line on which it begins. */
  readonly line: number
  readonly cells: readonly string[]
  /** As it stands in the file. */
  readonly text: string
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * Reads a table that comes in pieces: RFC 4180, with `;` or a tab in the place of the comma where the first line has
 * more of these, with LF or CRLF. Values in quotation marks may span lines up to {@link LONGEST} characters; a
 * quotation mark out of place costs the line it stands on, and the rest goes on. Time is linear: a line is scanned at
 * most three times.
 *
 * Own code, since the libraries for this hold an unclosed quotation or an endless line in memory without bound, or
 * need the streams of Node.
 */
export class CsvRows {
  readonly #lines: Lines
  #delimiter: string | null = null
  /** Lines of a value in quotation marks that is still open. */
  #held: Line[] = []
  #heldLength = 0
  #scanner: RowScanner | null = null

  /** @param before how many lines have gone before */
  constructor(before = 0) {
    this.#lines = new Lines(before)
  }

  get lines(): number {
    return this.#lines.count
  }

  push(text: string): (Row | LineProblem)[] {
    const out: (Row | LineProblem)[] = []
    for (const line of this.#lines.push(text)) this.#line(line, out)
    return out
  }

  end(): (Row | LineProblem)[] {
    const out: (Row | LineProblem)[] = []
    for (const line of this.#lines.end()) this.#line(line, out)
    if (this.#held.length > 0) this.#fail(out)
    return out
  }

  #line(line: Line | LineProblem, out: (Row | LineProblem)[]): void {
    if ('problem' in line) {
      if (this.#held.length > 0) this.#fail(out)
      out.push(line)
    } else if (this.#delimiter === null && this.#beginning(line)) {
      return
    } else {
      this.#scan(line, out)
    }
  }

  /** Whether the line only tells how the table is written. */
  #beginning({ text }: Line): boolean {
    // QUIRK: Excel writes and reads this before the header.
    const told = /^sep=([,;|\t])\r?$/.exec(text)
    this.#delimiter = told?.[1] ?? delimiterOf(text)
    return told !== null
  }

  #scan(line: Line, out: (Row | LineProblem)[]): void {
    this.#scanner ??= new RowScanner(this.#delimiter!)
    const scanned = this.#scanner.feed(line.text)
    this.#held.push(line)
    this.#heldLength += line.text.length
    if (scanned === 'done') this.#done(out)
    else if (scanned === 'bad') this.#fail(out, 'bad')
    else if (this.#heldLength > LONGEST) this.#fail(out)
  }

  #done(out: (Row | LineProblem)[]): void {
    const [first, ...more] = this.#held
    const text = more.length === 0 ? first!.text : this.#held.map((line) => line.text).join('\n')
    out.push({ line: first!.number, cells: this.#scanner!.cells, text })
    this.#release()
  }

  #release(): readonly Line[] {
    const held = this.#held
    this.#held = []
    this.#heldLength = 0
    this.#scanner = null
    return held
  }

  /**
   * Gives up the line that opened the quotation and reads those after it again, each by itself: were they let open
   * further quotations, a file of nothing but quotation marks would be read over and over. Only the last may, since
   * it has not been waited for.
   */
  #fail(out: (Row | LineProblem)[], scanned?: 'bad'): void {
    const [first, ...more] = this.#release()
    const last = scanned === 'bad' ? more.pop() : undefined
    out.push(problemOf(first!.number, first!.text, last === undefined && scanned ? AFTER_QUOTE : UNCLOSED))
    for (const line of more) {
      this.#scan(line, out)
      if (this.#held.length > 0) this.#fail(out)
    }
    if (last !== undefined) this.#scan(last, out)
  }
}

const UNCLOSED = 'A quotation mark opens a value and nothing closes it.'
const AFTER_QUOTE = 'Text stands right after a closing quotation mark.'

/** Of the first line: the one that stands there most often outside quotation marks. */
function delimiterOf(line: string): string {
  const bare = line.split('"').filter((_, at) => at % 2 === 0)
  const count = (char: string) => bare.reduce((sum, part) => sum + part.split(char).length - 1, 0)
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** Cuts one record, fed line by line, into its cells. */
class RowScanner {
  readonly cells: string[] = []
  readonly #delimiter: string
  #quoted = false
  #cell = ''

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  feed(line: string): 'done' | 'open' | 'bad' {
    const end = line.endsWith('\r') ? line.length - 1 : line.length
    if (!this.#quoted && !line.includes('"')) {
      for (const cell of line.slice(0, end).split(this.#delimiter)) this.cells.push(cell)
      return 'done'
    }
    for (let at = 0; ; at++) {
      const next = this.#quoted ? this.#quotedCell(line, at, end) : this.#cellFrom(line, at, end)
      if (typeof next === 'string') return next
      if (next >= end) return 'done'
      at = next
    }
  }

  /** Where the delimiter after the cell stands. */
  #cellFrom(line: string, from: number, end: number): number | 'open' | 'bad' {
    let start = from
    while (line.charCodeAt(start) === 32) start++
    if (line[start] === '"') {
      this.#quoted = true
      return this.#quotedCell(line, start + 1, end)
    }
    const found = line.indexOf(this.#delimiter, from)
    const to = found < 0 ? end : found
    this.cells.push(line.slice(from, to))
    return to
  }

  #quotedCell(line: string, from: number, end: number): number | 'open' | 'bad' {
    let at = from
    for (let quote = line.indexOf('"', at); quote >= 0; quote = line.indexOf('"', at)) {
      this.#cell += line.slice(at, quote)
      at = quote + 1
      if (line[at] !== '"') return this.#closed(line, at, end)
      this.#cell += '"'
      at++
    }
    this.#cell += `${line.slice(at)}\n`
    return 'open'
  }

  #closed(line: string, from: number, end: number): number | 'bad' {
    let at = from
    while (line.charCodeAt(at) === 32) at++
    if (at < end && line[at] !== this.#delimiter) return 'bad'
    this.cells.push(this.#cell)
    this.#cell = ''
    this.#quoted = false
    return at
  }
}

/** A spreadsheet would run text that begins like a formula: an apostrophe before it makes it text. */
const FORMULA = /^'*[=+\-@\t\r]/
const GUARDED = /^''*[=+\-@\t\r]/

export type Cell = string | number | boolean | null

/**
 * One record, with its line end.
 *
 * @param verbatim the cell that another system takes as it is, and that is therefore not guarded against being run
 */
export function csvLine(cells: readonly Cell[], verbatim = -1): string {
  return `${cells.map((cell, at) => csvCell(cell, at !== verbatim)).join(',')}\r\n`
}

function csvCell(value: Cell, guard: boolean): string {
  if (value === null) return ''
  const text = typeof value === 'string' && guard && FORMULA.test(value) ? `'${value}` : String(value)
  return /[",;\t\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Takes the apostrophe off that {@link csvLine} has put before the text. */
export function unguarded(cell: string): string {
  return cell.charCodeAt(0) === 39 && GUARDED.test(cell) ? cell.slice(1) : cell
}
