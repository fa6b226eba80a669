import { signal } from '@preact/signals'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

interface Toast {
  readonly id: number
  readonly text: string
  readonly look: 'done' | 'failed'
  readonly undo?: (() => Promise<unknown>) | undefined
}

/** How long what was done is told. What failed stays until it is closed. */
const SHOWN = 8000
/** The same with a way back: not everybody is quick to read and to reach it (WCAG 2.2.1). */
const SHOWN_WITH_UNDO = 60_000

const toasts = signal<readonly Toast[]>([])
let last = 0

/** The last message before a window opened: later ones belong to it, as nothing behind it can be reached. */
const front = signal<number | null>(null)

/** While a window is open, what fails is told within it; what it returns is called when it closes. */
export function takeToasts(): () => void {
  const before = last
  front.value = before
  return () => {
    front.value = null
    toasts.value = toasts.value.filter(({ id, look }) => id <= before || look === 'done')
  }
}

/** Tells what was done, with a way back where there is one. */
export function say(text: string, undo?: () => Promise<unknown>): void {
  const id = show({ text, look: 'done', undo })
  setTimeout(() => close(id), undo === undefined ? SHOWN : SHOWN_WITH_UNDO)
}

export function failed(error: Error): void {
  show({ text: error.message, look: 'failed' })
}

function show(toast: Omit<Toast, 'id'>): number {
  const id = ++last
  toasts.value = [...toasts.value.slice(-3), { ...toast, id }]
  return id
}

function close(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id)
}

/** What was told last, in the corner of the page. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <Messages of={toasts.value.filter(({ id }) => front.value === null || id <= front.value)} />
    </div>
  )
}

/** What was told since a window opened. */
export function WindowToasts() {
  return (
    <div class="window-toasts" role="alert">
      <Messages of={toasts.value.filter(({ id }) => front.value !== null && id > front.value)} />
    </div>
  )
}

function Messages({ of }: { readonly of: readonly Toast[] }) {
  return (
    <>
      {of.map(({ id, text, look, undo }) => (
        <div class={`toast ${look}`} key={id}>
          <span>{text}</span>
          {undo !== undefined && (
            <Button
              look="quiet"
              onClick={() => {
                close(id)
                undo().catch(failed)
              }}
            >
              Undo
            </Button>
          )}
          <Button look="quiet" label="Close this message" onClick={() => close(id)}>
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </>
  )
}
