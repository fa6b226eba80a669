import type { ComponentChildren } from 'preact'
import { filtersIn, setQuery } from '../routing.ts'
import { Button } from './button.tsx'

/** What joins a field to a filter in the address of the page. */
export function filterField(value: string | undefined, name: string) {
  const change = (next: string) => setQuery({ [name]: next })
  return { value: value ?? '', onChange: change, onInput: change }
}

interface FilterFormProps {
  /** Every filter that it has fields for. */
  readonly names: readonly string[]
  readonly children: ComponentChildren
}

/** The filters of a page, and a button that clears them. */
export function FilterForm({ names, children }: FilterFormProps) {
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {children}
      <Button
        disabled={Object.keys(filtersIn(names)).length === 0}
        onClick={() => setQuery(Object.fromEntries(names.map((name) => [name, undefined])))}
      >
        Clear
      </Button>
    </form>
  )
}
