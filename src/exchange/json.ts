import { type LineProblem, LONGEST, problemOf } from './entry.ts'

/** One entry of a list in JSON. */
export interface Item {
  /** The line on which it begins. */
  readonly line: number
  /** From 1: which entry of the file it is. */
  readonly number: number
  readonly value: unknown
  readonly text: string
}

/** In an array each value is an entry; in an object only what stands under the key of a list. */
type Frame = 'array' | 'object' | 'first object'

const NEWLINE = 10
const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_ARRAY = 91
const BACKSLASH = 92
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/**
 * Cuts JSON that comes in pieces into the entries of its list, and holds one entry at a time: an array, an array
 * within objects under one of the given keys, such an object with numbers as keys, several of these one after the
 * other, or one object a line. An entry that is no JSON costs itself, and the rest goes on.
 */
export class JsonItems {
  readonly #listKeys: ReadonlySet<string>
  readonly #frames: Frame[] = []
  /** Brackets open within a value that is not looked into; 0: between values. */
  #depth = 0
  #inString = false
  #escaped = false
  #key: string | null = null
  #afterColon = false
  /** The text of a key; null while none is being read. */
  #name: string | null = null
  #line: number
  #number = 0
  /** The entry being read. */
  #capture: { line: number; text: string; from: number; tooLong: boolean } | null = null
  #strayLine = 0

  /** @param before how many lines have gone before */
  constructor(listKeys: ReadonlySet<string>, before = 0) {
    this.#listKeys = listKeys
    this.#line = before + 1
  }

  /** The number of lines so far. */
  get lines(): number {
    return this.#line
  }

  push(text: string): (Item | LineProblem)[] {
    const out: (Item | LineProblem)[] = []
    if (this.#capture !== null) this.#capture.from = 0
    for (let at = 0; at < text.length; at++) {
      const c = text.charCodeAt(at)
      if (this.#inString && !this.#escaped && !endsPlain(c)) at = this.#plain(text, at)
      else if (this.#inString) this.#stringChar(c, text, at, out)
      else if (c === NEWLINE) this.#line++
      else if (c > 32) this.#char(c, text, at, out)
    }
    this.#keep(text, text.length)
    return out
  }

  end(): LineProblem[] {
    const open = this.#capture
    if (open !== null) return [problemOf(open.line, open.text, 'The file ends in the middle of this entry.')]
    return this.#frames.length === 0 && this.#depth === 0
      ? []
      : [problemOf(this.#line, '', 'The file ends before its list does: it seems to be cut off.')]
  }

  /** Passes over characters of a string up to the next that matters; the offset of the last of them. */
  #plain(text: string, from: number): number {
    let to = from + 1
    while (to < text.length && !endsPlain(text.charCodeAt(to))) to++
    if (this.#name !== null && this.#name.length < LONGEST_KEY) this.#name += text.slice(from, to)
    return to - 1
  }

  #stringChar(c: number, text: string, at: number, out: (Item | LineProblem)[]): void {
    if (c === NEWLINE) {
      this.#broken(text, at, out)
      this.#line++
    } else if (this.#name !== null && (c !== QUOTE || this.#escaped)) {
      if (this.#name.length < LONGEST_KEY) this.#name += text[at]
    }
    if (this.#escaped) this.#escaped = false
    else if (c === BACKSLASH) this.#escaped = true
    else if (c === QUOTE) this.#stringEnd(text, at, out)
  }

  #stringEnd(text: string, at: number, out: (Item | LineProblem)[]): void {
    this.#inString = false
    if (this.#name !== null) {
      this.#key = this.#name
      this.#name = null
    } else if (this.#depth === 0 && this.#inArray) this.#emit(text, at, out)
  }

  get #inArray(): boolean {
    return this.#frames.length === 0 || this.#frames.at(-1) === 'array'
  }

  #char(c: number, text: string, at: number, out: (Item | LineProblem)[]): void {
    if (c === QUOTE) this.#stringStart(at)
    else if (this.#depth > 0) this.#within(c, text, at, out)
    else if (c === OPEN_OBJECT || c === OPEN_ARRAY) this.#open(c, at)
    else if (c === CLOSE_ARRAY) this.#closeArray()
    else if (c === CLOSE_OBJECT) this.#closeObject(text, at, out)
    else if (c === COLON) this.#afterColon = true
    else if (c === COMMA) this.#next()
    else if (this.#inArray) this.#stray(text, at, out)
  }

  #stringStart(at: number): void {
    this.#inString = true
    if (this.#depth > 0) return
    if (this.#inArray) this.#start(at)
    else if (!this.#afterColon) this.#name = ''
  }

  #within(c: number, text: string, at: number, out: (Item | LineProblem)[]): void {
    if (c === OPEN_OBJECT || c === OPEN_ARRAY) this.#depth++
    else if ((c === CLOSE_OBJECT || c === CLOSE_ARRAY) && --this.#depth === 0) {
      if (this.#capture !== null && this.#frames.at(-1) !== 'first object') this.#emit(text, at, out)
      this.#next()
    }
  }

  #open(c: number, at: number): void {
    const frame = this.#frames.at(-1)
    const listed = this.#key !== null && this.#listKeys.has(this.#key)
    if (frame === undefined) {
      // An object may be an entry itself, or hold the list: which of these shows at its keys.
      if (c === OPEN_OBJECT) this.#start(at)
      this.#enter(c, 'first object')
    } else if (frame === 'array') {
      this.#start(at)
      this.#depth = 1
    } else if (listed) {
      this.#capture = null
      if (frame === 'first object') this.#frames[this.#frames.length - 1] = 'object'
      this.#enter(c, 'object')
    } else {
      // Mautic keys its contacts by their numbers.
      if (frame === 'object' && this.#frames.length > 1 && /^\d+$/.test(this.#key ?? '')) this.#start(at)
      this.#depth = 1
    }
  }

  #enter(c: number, object: Frame): void {
    this.#frames.push(c === OPEN_ARRAY ? 'array' : object)
    this.#next()
  }

  #next(): void {
    this.#key = null
    this.#afterColon = false
  }

  #closeArray(): void {
    if (this.#frames.at(-1) !== 'array') return
    this.#frames.pop()
    this.#next()
  }

  #closeObject(text: string, at: number, out: (Item | LineProblem)[]): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined || frame === 'array') return
    this.#frames.pop()
    this.#next()
    if (frame === 'first object' && this.#capture !== null) this.#emit(text, at, out)
  }

  #start(at: number): void {
    this.#capture = { line: this.#line, text: '', from: at, tooLong: false }
  }

  #keep(text: string, to: number): void {
    const capture = this.#capture
    if (capture === null || capture.tooLong) return
    capture.tooLong = capture.text.length + to - capture.from > LONGEST
    capture.text += text.slice(capture.from, capture.tooLong ? capture.from + LONGEST : to)
  }

  #emit(text: string, at: number, out: (Item | LineProblem)[]): void {
    this.#keep(text, at + 1)
    const { line, text: whole, tooLong } = this.#capture!
    this.#capture = null
    const number = ++this.#number
    const value = tooLong ? undefined : parsed(whole)
    if (tooLong) out.push(problemOf(line, whole, `The entry has more than ${LONGEST} characters.`))
    else if (value === undefined) out.push(problemOf(line, whole, 'The entry is no JSON.'))
    else out.push({ line, number, value, text: whole })
  }

  /** A string cannot hold a line feed: its quotation mark is missing, and the entry ends with the line. */
  #broken(text: string, at: number, out: (Item | LineProblem)[]): void {
    this.#inString = false
    this.#escaped = false
    this.#name = null
    if (this.#capture === null) return
    this.#keep(text, at)
    out.push(problemOf(this.#capture.line, this.#capture.text, 'A quotation mark is missing in this entry.'))
    this.#capture = null
    this.#number++
    this.#depth = 0
    if (this.#frames.at(-1) === 'first object') this.#frames.pop()
    this.#next()
  }

  /** What is neither object nor string is no entry; told once a line. */
  #stray(text: string, at: number, out: (Item | LineProblem)[]): void {
    if (this.#strayLine === this.#line) return
    this.#strayLine = this.#line
    out.push(problemOf(this.#line, text[at]!, 'This is no entry: an object or an address was expected.'))
  }
}

/** Keys of lists are shorter. */
const LONGEST_KEY = 100

const endsPlain = (c: number) => c === QUOTE || c === BACKSLASH || c === NEWLINE

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
