import { foldText } from '../match/fold.ts'

/**
 * Stems of words that folded texts are asked for. They are folded themselves when that is first done: few texts come
 * so far, and no start need wait for it.
 */
export class Stems {
  readonly #lines: readonly string[]
  #texts: readonly string[] | undefined
  /** Of each, its {@link lettersOf}. */
  #letters: readonly number[] | undefined

  /** @param lines stems, parted by `|` */
  constructor(...lines: readonly string[]) {
    this.#lines = lines
  }

  get texts(): readonly string[] {
    this.#texts ??= this.#lines.flatMap((line) => line.split('|')).map(foldText)
    return this.#texts
  }

  /** Where the stem begins and ends that ends last; of several the first of the list. -1 for nowhere. */
  lastIn(text: string): { readonly start: number; readonly end: number } {
    let start = -1
    let end = -1
    for (const stem of this.#possible(text)) {
      const at = text.lastIndexOf(stem)
      if (at >= 0 && at + stem.length > end) {
        start = at
        end = at + stem.length
      }
    }
    return { start, end }
  }

  standIn(text: string): boolean {
    return this.#possible(text).some((stem) => text.includes(stem))
  }

  begin(text: string): boolean {
    return this.#possible(text).some((stem) => text.startsWith(stem))
  }

  /** Those whose letters the text has: the others need not be searched for. */
  #possible(text: string): string[] {
    this.#letters ??= this.texts.map(lettersOf)
    const letters = lettersOf(text)
    const ofStems = this.#letters
    return this.texts.filter((_, n) => (ofStems[n]! & ~letters) === 0)
  }
}

/** The letters of a folded text, a bit each; other characters share six. */
function lettersOf(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    letters |= 1 << (c >= 0x61 && c <= 0x7a ? c - 0x61 : 26 + (c % 6))
  }
  return letters
}
