import { api } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { counted } from '../../parts/format.ts'
import { Time } from '../../parts/time.tsx'
import { hrefTo } from '../../routing.ts'

/** What needs somebody now, before anything else. */
export function OpenIncidents() {
  const { value: open = [] } = useLoad(() => api.incidents({ open: true }))
  if (open.length === 0) return null
  return (
    <ul class="alerts" aria-label="Open incidents">
      {open.map(({ id, title, todo, severity, from, held }) => (
        <li key={id} class={`notice ${severity === 'critical' ? 'bad' : 'warn'}`}>
          <div>
            <strong>{title}</strong>, beginning <Time at={from} />
            {held > 0 && `; ${counted(held, 'address is held', 'addresses are held')}`}. {todo}
          </div>
          <a class="button" href={hrefTo('incidents', id)}>
            Look into it
          </a>
        </li>
      ))}
    </ul>
  )
}
