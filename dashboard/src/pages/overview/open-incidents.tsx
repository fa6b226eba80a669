import { api } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { counted } from '../../parts/format.ts'
import { Time } from '../../parts/time.tsx'
import { hrefTo } from '../../routing.ts'

/** What needs somebody now, before anything else. */
export function OpenIncidents() {
  const { value = [] } = useLoad(() => api.incidents())
  const open = value.filter(({ kind, to, resolution }) => (kind === 'outage' ? resolution : to) === null)
  if (open.length === 0) return null
  return (
    <ul class="alerts" aria-label="Open incidents">
      {open.map(({ id, kind, title, todo, from, held }) => (
        <li key={id} class="notice bad">
          <div>
            <strong>{title}</strong>, beginning <Time at={from} />.{' '}
            {kind === 'outage'
              ? `${counted(held, 'address is', 'addresses are')} held: look whether it was an outage, then release or confirm them.`
              : todo}
          </div>
          <a class="button" href={hrefTo('incidents', id)}>
            Look into it
          </a>
        </li>
      ))}
    </ul>
  )
}
