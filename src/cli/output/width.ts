/** Characters that take two columns: East Asian wide and fullwidth, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
/** Characters that take none: combining marks, joiners. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u
const ASCII = /^[\x20-\x7e]*$/

/** How many columns a terminal needs for the text (without control characters). */
export function widthOfText(text: string): number {
  if (ASCII.test(text)) return text.length
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

function widthOfCharacter(character: string): number {
  if (character <= '\u02ff') return 1
  if (NONE.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/** Cuts to at most `width` columns, with an ellipsis where something was cut off. */
export function cutEnd(text: string, width: number): string {
  if (widthOfText(text) <= width) return text
  let kept = ''
  let room = width - 1
  for (const character of text) {
    room -= widthOfCharacter(character)
    if (room < 0) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** As `cutEnd`, taking from the middle: for file names, whose beginning and end both tell something. */
export function cutMiddle(text: string, width: number): string {
  if (widthOfText(text) <= width) return text
  const characters = [...text]
  let room = width - 1
  let from = 0
  let to = characters.length
  for (let atStart = true; from < to; atStart = !atStart) {
    room -= widthOfCharacter(characters[atStart ? from : to - 1]!)
    if (room < 0) break
    if (atStart) from++
    else to--
  }
  return `${characters.slice(0, from).join('')}…${characters.slice(to).join('')}`
}

/** Fills up with spaces to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOfText(text)))
}
