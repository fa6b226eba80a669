import type { ComponentChildren } from 'preact'
import { Card } from './page.tsx'

/** Where filters would fill the screen they are folded away. */
const NARROW = '(max-width: 720px)'

/** Filters of a list. */
export function FilterCard({ children }: { readonly children: ComponentChildren }) {
  return (
    <Card>
      <details class="filter-card" open={!matchMedia(NARROW).matches}>
        <summary>Filters</summary>
        {children}
      </details>
    </Card>
  )
}
