/** A text with the words that decided marked where they stand. */
export function Marked({ text, words }: { readonly text: string; readonly words: string }) {
  const at = words === '' ? -1 : placeOf(text, words)
  if (at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  )
}

function placeOf(text: string, words: string): number {
  const exact = text.indexOf(words)
  if (exact >= 0) return exact
  const lower = text.toLowerCase()
  // Lower case may be longer than upper case: then the places would not fit.
  return lower.length === text.length ? lower.indexOf(words.toLowerCase()) : -1
}
