import { type LineProblem, LONGEST, problemOf } from './entry.ts'

export interface Line {
  /** From 1. */
  readonly number: number
  /** Without its line feed; a carriage return before that stays. */
  readonly text: string
}

/** Cuts text that comes in pieces into lines. Holds one line at a time, and of one that is too long only its head. */
export class Lines {
  #head = ''
  #tooLong = false
  #number: number

  /** @param before how many lines have gone before */
  constructor(before = 0) {
    this.#number = before
  }

  /** The number of complete lines. */
  get count(): number {
    return this.#number
  }

  push(text: string): (Line | LineProblem)[] {
    const out: (Line | LineProblem)[] = []
    let from = 0
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      this.#keep(text.slice(from, to))
      out.push(this.#take())
      from = to + 1
    }
    if (from < text.length) this.#keep(text.slice(from))
    return out
  }

  end(): (Line | LineProblem)[] {
    return this.#head === '' ? [] : [this.#take()]
  }

  #keep(piece: string): void {
    if (this.#tooLong) return
    this.#tooLong = this.#head.length + piece.length > LONGEST
    this.#head += this.#tooLong ? piece.slice(0, LONGEST - this.#head.length) : piece
  }

  #take(): Line | LineProblem {
    const text = this.#head
    const tooLong = this.#tooLong
    this.#head = ''
    this.#tooLong = false
    this.#number++
    return tooLong
      ? problemOf(this.#number, text, `The line has more than ${LONGEST} characters.`)
      : { number: this.#number, text }
  }
}
