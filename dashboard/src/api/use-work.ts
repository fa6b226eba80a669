import { useState } from 'preact/hooks'
import { failed } from '../parts/toast.tsx'

/** Something that somebody started by a button: while it runs the button is busy, and a failure is told. */
export interface Work {
  readonly busy: boolean
  run(work: () => Promise<unknown>): Promise<void>
}

export function useWork(): Work {
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async run(work) {
      setBusy(true)
      try {
        await work()
      } catch (error) {
        failed(error as Error)
      } finally {
        setBusy(false)
      }
    },
  }
}
