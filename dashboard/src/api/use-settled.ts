import { useEffect, useState } from 'preact/hooks'

/** How long somebody must pause before it is looked up, in milliseconds. */
const PAUSE = 300

/** What somebody is typing, once it stays as it is: not every letter is a question to the service. */
export function useSettled<T>(value: T): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (text === settled) return
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text, settled])
  return JSON.parse(settled) as T
}
