import { useState } from 'preact/hooks'
import { api, type RawReport as Report, ServiceError } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { counted, number } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'

/** Characters that are shown; the rest is for the file. */
const SHOWN = 20_000

/** What an event was read from, as it came: asked for when it is opened. */
export function RawReport({ event }: { readonly event: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Raw report</summary>
      {open && <Opened event={event} />}
    </details>
  )
}

function Opened({ event }: { readonly event: string }) {
  const load = useLoad(() => api.rawReport(event).catch(notKept))
  return (
    <Loaded load={load} lines={4}>
      {(found) => (typeof found === 'string' ? <p class="muted">{found}</p> : <Shown report={found} />)}
    </Loaded>
  )
}

/** That it is not kept is no failure: why. */
function notKept(error: unknown): string {
  if (error instanceof ServiceError && error.code === 'not-found') return error.message
  throw error
}

function Shown({ report: { event, bytes, size, kept } }: { readonly report: Report }) {
  const text = new TextDecoder().decode(bytes)
  return (
    <div class="stack">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll, by the keyboard as well */}
      <pre class="source" tabIndex={0}>
        {text.slice(0, SHOWN)}
      </pre>
      <p class="muted">
        {text.length > SHOWN && `These are the first ${number(SHOWN)} characters. `}
        {kept < size && `Of ${counted(size, 'byte')} the first ${number(kept)} are kept. `}
        <a href={`v1/events/${encodeURIComponent(event)}/raw`} download>
          Download it
        </a>
      </p>
    </div>
  )
}
