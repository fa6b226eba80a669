/**
 * The part of a text behind a line that holds one of the words, up to a line that holds one of the stops; null where
 * no line holds the words. The words are given in lower case.
 */
export function partAfter(
  text: string,
  words: readonly string[],
  stops: readonly string[] = [],
): string | null {
  const lower = text.toLowerCase()
  let from = -1
  for (const one of words) {
    const at = lower.indexOf(one)
    if (at >= 0 && (from < 0 || at < from)) from = at
  }
  if (from < 0) return null
  const start = lower.indexOf('\n', from)
  if (start < 0) return ''
  let end = text.length
  for (const stop of stops) {
    const at = lower.indexOf(stop, start)
    if (at >= 0 && at < end) end = Math.max(start, lower.lastIndexOf('\n', at))
  }
  return text.slice(start + 1, end)
}
