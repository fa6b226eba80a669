import type { ComponentChildren } from 'preact'

export interface ButtonProps {
  readonly children: ComponentChildren
  readonly onClick?: (() => void) | undefined
  /** `main`: what one comes for; `danger`: what cannot well be taken back; `quiet`: beside a thing. */
  readonly look?: 'main' | 'usual' | 'danger' | 'quiet'
  readonly type?: 'button' | 'submit'
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly label?: string | undefined
}

export function Button(props: ButtonProps) {
  const { children, onClick, look = 'usual', type = 'button', busy = false, disabled = false, label } = props
  return (
    <button
      type={type}
      class={`button ${look}`}
      onClick={onClick}
      disabled={disabled || busy}
      aria-busy={busy}
      aria-label={label}
    >
      {busy && <span class="spinner" />}
      {children}
    </button>
  )
}
