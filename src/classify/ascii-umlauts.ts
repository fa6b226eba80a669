/**
 * Letters that only stand for the dots of an umlaut, or for half a sharp s: "Empfaenger", "moeglich", "Groesse",
 * "loebet". Behind "q" or a vowel, and at the end of a word, "ue" and its like are none.
 */
const FILLERS =
  /(?<=(?<![aeiouqy])[aou])e(?=[b-df-hj-np-tv-z])(?<!\bdoe)|(?<=gro|groe|groes|sto|stoe|schlie|\bau)s(?=se)|(?<=\bgro)s(?=s\b)/gi

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
  const fillers = [...text.matchAll(FILLERS)].map(({ index }) => index)
  if (fillers.length === 0) return null
  const respelt = text.replace(FILLERS, '')
  const before = (at: number) => at + fillers.filter((filler, n) => filler - n < at).length
  return {
    text: respelt,
    written(words) {
      const at = respelt.indexOf(words)
      return at < 0 ? words : text.slice(before(at), before(at + words.length))
    },
  }
}
