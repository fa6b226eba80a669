/** Words in a text: `text.slice(start, end)`. */
export interface Place {
  readonly start: number
  readonly end: number
}

/**
 * Where words stand in a text; line ends and indents between them make no difference, since reports fold their lines.
 *
 * @example
 * placeOf('User unknown', '550 User\n    unknown') // { start: 4, end: 20 }
 */
export function placeOf(words: string, text: string): Place | null {
  const wanted = flat(words)
  const { characters, places } = flatWithPlaces(text)
  if (wanted === '') return null
  const found = indexIn(characters, wanted)
  return found < 0 ? null : { start: places[found]!, end: places[found + wanted.length - 1]! + 1 }
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

function indexIn(hay: string, needle: string): number {
  const exact = hay.indexOf(needle)
  if (exact >= 0) return exact
  const lower = hay.toLowerCase()
  // Lower case may be longer than upper case: then the places would not fit.
  return lower.length === hay.length ? lower.indexOf(needle.toLowerCase()) : -1
}

/** The text with white space collapsed, and where each of its characters stood. */
function flatWithPlaces(text: string): { readonly characters: string; readonly places: readonly number[] } {
  const pieces: string[] = []
  const places: number[] = []
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    if (pieces.length > 0) places.push(index - 1)
    for (let n = 0; n < run.length; n++) places.push(index + n)
    pieces.push(run)
  }
  return { characters: pieces.join(' '), places }
}
