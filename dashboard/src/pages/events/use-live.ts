import { useEffect, useState } from 'preact/hooks'
import type { EventFilter, StoredEvent } from '../../api/api.ts'

/** Events that are shown at most: the oldest go. */
const SHOWN = 50

export interface Live {
  readonly on: boolean
  readonly connected: boolean
  readonly events: readonly StoredEvent[]
  toggle(): void
}

/** Events as the service tells them, while it is switched on. The browser reconnects by itself. */
export function useLive({ since: _, before: __, order: ___, limit: ____, ...filter }: EventFilter): Live {
  const [on, setOn] = useState(false)
  const [connected, setConnected] = useState(false)
  const [events, setEvents] = useState<readonly StoredEvent[]>([])
  const query = String(new URLSearchParams(filter as Record<string, string>))
  useEffect(() => {
    if (!on) return
    setEvents([])
    const source = new EventSource(`v1/events/stream?${query}`)
    source.onopen = () => setConnected(true)
    source.onerror = () => setConnected(false)
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as StoredEvent
      setEvents((before) => [event, ...before].slice(0, SHOWN))
    }
    return () => {
      source.close()
      setConnected(false)
    }
  }, [on, query])
  return { on, connected, events, toggle: () => setOn(!on) }
}
