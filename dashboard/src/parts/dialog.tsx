import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useWork } from '../api/use-work.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { takeToasts, WindowToasts } from './toast.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** For much text. */
  readonly wide?: boolean
}

/** A window over the page: Escape closes it, and the focus stays within and goes back afterwards. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    const giveBack = takeToasts()
    dialog.current?.showModal()
    return () => {
      giveBack()
      ;(before as HTMLElement | null)?.focus?.()
    }
  }, [])
  return (
    <dialog ref={dialog} class={wide ? 'dialog wide' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button look="quiet" label="Close" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
      <WindowToasts />
    </dialog>
  )
}

interface ConfirmProps {
  readonly title: string
  /** What will happen, before it does. */
  readonly children: ComponentChildren
  readonly action: string
  readonly danger?: boolean
  run(): Promise<unknown>
  readonly onClose: () => void
}

/** Asks before something is done; it closes once it is done. */
export function Confirm({ title, children, action, danger = false, run, onClose }: ConfirmProps) {
  const work = useWork()
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="prose">{children}</div>
      <footer>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look={danger ? 'danger' : 'main'}
          busy={work.busy}
          onClick={() => work.run(() => run().then(onClose))}
        >
          {action}
        </Button>
      </footer>
    </Dialog>
  )
}
