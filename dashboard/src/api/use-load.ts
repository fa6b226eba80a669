import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** Something that is being loaded; what was loaded before stays while it is loaded anew. */
export interface Load<T> {
  readonly value: T | undefined
  readonly error: Error | undefined
  readonly loading: boolean
  again(): void
}

/** Loads when the component appears, and again whenever one of `by` changes. */
export function useLoad<T>(work: () => Promise<T>, by: readonly unknown[] = []): Load<T> {
  const [state, setState] = useState<Omit<Load<T>, 'again'>>({
    value: undefined,
    error: undefined,
    loading: true,
  })
  const [tries, setTries] = useState(0)
  const turn = useRef(0)
  useEffect(() => {
    const mine = ++turn.current
    setState((before) => ({ ...before, loading: true }))
    work().then(
      (value) => mine === turn.current && setState({ value, error: undefined, loading: false }),
      (error) => mine === turn.current && setState({ value: undefined, error, loading: false }),
    )
  }, [...by, tries])
  const again = useCallback(() => setTries((n) => n + 1), [])
  return { ...state, again }
}
