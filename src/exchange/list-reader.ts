import { CsvRows, type Row } from './csv.ts'
import { type Chosen, formatNamed, formatWith, type Layout, layoutOf, unknownList } from './detect.ts'
import { type LineProblem, LONGEST, problemOf, type ReadEntry } from './entry.ts'
import { type Fields, fieldsOf, RowFields } from './fields.ts'
import { type ClassifyText, finish } from './finish.ts'
import type { ListFormat } from './formats/format.ts'
import { LIST_FORMATS } from './formats/index.ts'
import { plain } from './formats/plain.ts'
import { type Item, JsonItems } from './json.ts'

/** Options of {@link ListReader}. */
export interface ListReaderOptions {
  /** One of {@link LIST_FORMAT_NAMES}, or one list of it (`sendgrid:bounces`); `auto`: its columns or keys tell. */
  readonly format?: string | undefined
  /** The stream of entries that name none; `*` (all mail) unless told. */
  readonly scope?: string | undefined
  /** Judges the replies that a list holds: without it, reasons are only those that the service names. */
  readonly classify?: ClassifyText | undefined
}

const LIST_KEYS: ReadonlySet<string> = new Set(LIST_FORMATS.flatMap(({ listKeys = [] }) => listKeys))

/**
 * Reads a suppression list that comes in pieces: CSV, JSON or one JSON object a line, of the services and systems in
 * {@link LIST_FORMAT_NAMES}. It holds one entry at a time, so that a list of any length takes no more memory than a
 * short one. A line that cannot be read gives a {@link LineProblem}, and the rest goes on.
 *
 * @throws UndeliveredError `LIST_FORMAT` for the name of no format; `LIST_UNKNOWN`, from `push` or `end`, where the
 *   columns or keys are those of none
 * @example
 * const reader = new ListReader({ classify: (text) => classifyReply(text).reason })
 * for await (const text of file.pipeThrough(new TextDecoderStream())) take(reader.push(text))
 * take(reader.end())
 * // { line: 2, address: 'anna@example.com', scope: '*', cause: 'bounces', reason: 'unknown-user', since: 1714641300000,
 * //   until: null, source: 'import:sendgrid', note: '550 5.1.1 User unknown' }
 */
export class ListReader {
  readonly #named: Chosen | null
  readonly #scope: string
  readonly #classify: ClassifyText | undefined
  #source: CsvRows | JsonItems | null = null
  #layout: Layout | null = null
  #format: ListFormat | null
  #width = 0
  #blankLines = 0
  /** Of a line that is blank so far. */
  #blank = ''
  #entries = 0
  #problems = 0
  #passedOver = 0

  constructor({ format = 'auto', scope = '*', classify }: ListReaderOptions = {}) {
    this.#named = format === 'auto' ? null : formatNamed(format)
    this.#format = this.#named?.format ?? null
    this.#scope = scope
    this.#classify = classify
  }

  /** Id of the format, once it is known. */
  get format(): string | null {
    return this.#format?.id ?? null
  }

  /** How far the reading has come. `passedOver`: records that do not stop mail, as subscribers do not. */
  get progress(): { lines: number; entries: number; problems: number; passedOver: number } {
    return {
      lines: this.#source?.lines ?? 0,
      entries: this.#entries,
      problems: this.#problems,
      passedOver: this.#passedOver,
    }
  }

  /** Takes the next piece of the list, of any size. */
  push(text: string): (ReadEntry | LineProblem)[] {
    const found = this.#begun(text)
    return found === null ? [] : this.#all(this.#source!.push(found))
  }

  /** To be called after the last piece. */
  end(): (ReadEntry | LineProblem)[] {
    return this.#source === null ? [] : this.#all(this.#source.end())
  }

  /** The text from its first line that is not blank, as soon as there is one: its first character tells CSV from JSON. */
  #begun(text: string): string | null {
    if (this.#source !== null) return text
    const rest = this.#blank + (this.#blank === '' ? text.replace(/^\uFEFF/, '') : text)
    const [first] = rest.trimStart()
    const blank = first === undefined ? rest : rest.slice(0, rest.indexOf(first))
    const begin = blank.lastIndexOf('\n') + 1
    this.#blankLines += blank.split('\n').length - 1
    if (first === undefined) {
      this.#blank = blank.slice(begin, begin + LONGEST)
      return null
    }
    const isJson = first === '{' || first === '['
    this.#source = isJson ? new JsonItems(LIST_KEYS, this.#blankLines) : new CsvRows(this.#blankLines)
    return rest.slice(begin)
  }

  #all(read: readonly (Row | Item | LineProblem)[]): (ReadEntry | LineProblem)[] {
    const out: (ReadEntry | LineProblem)[] = []
    for (const one of read) {
      if ('problem' in one) this.#problem(one, out)
      else if ('cells' in one) this.#row(one, out)
      else this.#item(one, out)
    }
    return out
  }

  #row(row: Row, out: (ReadEntry | LineProblem)[]): void {
    const { cells } = row
    if (cells.every((cell) => cell.trim() === '')) return
    if (this.#layout === null) {
      this.#layout = layoutOf(cells, this.#format)
      this.#format = this.#layout.format
      this.#width = this.#layout.headless ? Number.POSITIVE_INFINITY : cells.length
      if (!this.#layout.headless) return
    }
    if (cells.slice(this.#width).some((cell) => cell.trim() !== ''))
      this.#problem(problemOf(row.line, row.text, this.#tooMany(cells.length)), out)
    else this.#record(row, new RowFields(this.#layout.columns, cells), '', out)
  }

  #tooMany(count: number): string {
    return `The line has ${count} values for ${this.#width} columns: a value with the delimiter in it needs quotation marks.`
  }

  #item(item: Item, out: (ReadEntry | LineProblem)[]): void {
    const told = `Entry ${item.number}: `
    const { value } = item
    if (typeof value === 'string') {
      this.#format ??= plain
      if (this.#format === plain) this.#record(item, new Map([['address', value]]), told, out)
      else this.#problem(problemOf(item.line, item.text, `${told}an object was expected.`), out)
      return
    }
    const fields = fieldsOf(value)
    if (fields === undefined) {
      this.#problem(problemOf(item.line, item.text, `${told}an object or an address was expected.`), out)
      return
    }
    this.#format ??= formatWith([...fields.keys()])
    if (this.#format === null) throw unknownList(Object.keys(value as object), null)
    this.#record(item, fields, told, out)
  }

  #record({ line, text }: Row | Item, fields: Fields, told: string, out: (ReadEntry | LineProblem)[]): void {
    const format = this.#format!
    const drafts = format.read(fields, this.#named?.sheet?.id ?? null)
    if (drafts.length === 0) this.#passedOver++
    for (const draft of drafts) {
      const context = { format, scope: this.#scope, classify: this.#classify }
      const { entry, problems } = finish(draft, context)
      if (entry !== null) {
        this.#entries++
        out.push({ ...entry, line })
      }
      for (const problem of problems) this.#problem(problemOf(line, text, told + problem), out)
    }
  }

  #problem(problem: LineProblem, out: (ReadEntry | LineProblem)[]): void {
    this.#problems++
    out.push(problem)
  }
}
