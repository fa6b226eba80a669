/**
 * Letters that only stand for the dots of an umlaut, or for half a sharp s: "Empfaenger", "moeglich", "Groesse",
 * "loebet". Behind "q" or a vowel, and at the end of a word, "ue" and its like are none. What stands before is looked
 * at last: nearly no place comes so far. The filler is the last letter.
 */
const FILLED =
  /[aou]e(?=[b-df-hj-np-tv-z])(?<![aeiouqy]..)(?<!\bdoe)|ss(?=e)(?<=(?:gro|groe|sto|stoe|schlie|\bau)ss)|\bgross\b/gi

/** A text in the spelling that phrases have, and the way back to what was written. */
export interface Respelt {
  readonly text: string
  /** The words that were written where these now stand. */
  written(words: string): string
}

/**
 * German and Nordic words that were written in ASCII as they are spelt with umlauts, which fold to plain letters;
 * null where a text has none.
 * @example withoutFillers('Empfaenger unbekannt')?.text // 'Empfanger unbekannt'
 */
export function withoutFillers(text: string): Respelt | null {
  if (text.search(FILLED) < 0) return null
  const fillers = [...text.matchAll(FILLED)].map(({ index, 0: filled }) => index + filled.length - 1)
  const respelt = text.replace(FILLED, (filled) => filled.slice(0, -1))
  const before = (at: number) => at + fillers.filter((filler, n) => filler - n < at).length
  return {
    text: respelt,
    written(words) {
      const at = respelt.indexOf(words)
      return at < 0 ? words : text.slice(before(at), before(at + words.length))
    },
  }
}
