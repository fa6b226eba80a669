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

const toasts = signal<readonly Toast[]>([])
let last = 0

/** Tells what was done, with a way back where there is one. */
export function say(text: string, undo?: () => Promise<unknown>): void {
  const id = show({ text, look: 'done', undo })
  setTimeout(() => close(id), SHOWN)
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

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, look, undo }) => (
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
    </div>
  )
}
