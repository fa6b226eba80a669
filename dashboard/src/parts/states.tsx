import type { ComponentChildren } from 'preact'
import type { Load } from '../api/use-load.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

interface EmptyProps {
  readonly icon?: IconName
  readonly title: string
  /** Why, and what to do. */
  readonly children?: ComponentChildren
}

/** What stands where there is nothing to show. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div class="empty">
      {icon && <Icon name={icon} />}
      <p class="empty-title">{title}</p>
      {children && <div class="muted">{children}</div>}
    </div>
  )
}

/** What stands where something could not be loaded. */
export function Failed({ error, again }: { readonly error: Error; readonly again: () => void }) {
  return (
    <div class="empty failed" role="alert">
      <Icon name="incidents" />
      <p class="empty-title">This could not be loaded.</p>
      <p class="muted">{error.message}</p>
      <Button onClick={again}>Try again</Button>
    </div>
  )
}

/** Grey lines in the place of what is being loaded. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div class="loading" role="status">
      <span class="hidden">Loading…</span>
      {Array.from({ length: lines }, (_, n) => (
        <span class="line" key={n} />
      ))}
    </div>
  )
}

interface LoadedProps<T> {
  readonly load: Load<T>
  /** What is shown instead of a list that is empty. */
  readonly empty?: ComponentChildren
  readonly lines?: number
  children(value: T): ComponentChildren
}

/** Shows what was loaded, that it is being loaded, or why it could not be. */
export function Loaded<T>({ load, empty, lines, children }: LoadedProps<T>) {
  const { value, error, loading, again } = load
  if (error !== undefined) return <Failed error={error} again={again} />
  if (value === undefined) return <Loading {...(lines === undefined ? {} : { lines })} />
  if (empty !== undefined && Array.isArray(value) && value.length === 0 && !loading) return <>{empty}</>
  return (
    <div class={loading ? 'stale' : undefined} aria-busy={loading}>
      {children(value)}
    </div>
  )
}
