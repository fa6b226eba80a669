import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ShownOnceProps {
  readonly title: string
  readonly secret: string
  /** What it is for. */
  readonly children: ComponentChildren
  readonly onClose: () => void
}

/** A secret that nobody can look up later. */
export function ShownOnce({ title, secret, children, onClose }: ShownOnceProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="stack">
        <p>{children}</p>
        <pre class="source">{secret}</pre>
        <div class="row end-row">
          <Button look="main" onClick={onClose}>
            I have it
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
