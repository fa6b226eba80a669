import { KINDS } from '../../../../src/model/kinds.ts'
import type { EventFilter } from '../../api/api.ts'
import { anyOf, REASON_CHOICES } from '../../parts/choices.ts'
import { SelectField, TextField } from '../../parts/field.tsx'
import { FilterForm, filterField } from '../../parts/filter-form.tsx'
import { filtersIn, timeOf } from '../../routing.ts'

const NAMES = ['address', 'kind', 'type', 'reason', 'receiver', 'source', 'scope', 'since', 'before'] as const

/** The filter that the address of the page tells; links from elsewhere have whole times, the fields days. */
export function filterOf(): EventFilter {
  const { since, before, ...rest } = filtersIn(NAMES)
  return {
    ...rest,
    ...(since === undefined ? {} : { since: timeOf(since) }),
    ...(before === undefined ? {} : { before: timeOf(before) }),
  } as EventFilter
}

export function Filters() {
  const now = filtersIn(NAMES)
  const field = (name: (typeof NAMES)[number]) => filterField(now[name], name)
  const day = (name: 'since' | 'before') => ({ ...field(name), value: (now[name] ?? '').slice(0, 10) })
  return (
    <FilterForm names={NAMES}>
      <TextField label="Address" {...field('address')} placeholder="anna@example.com" />
      <SelectField label="What" {...field('kind')} options={anyOf(KINDS)} />
      <SelectField label="Hard or soft" {...field('type')} options={anyOf(['hard', 'soft'])} />
      <SelectField label="Reason" {...field('reason')} options={REASON_CHOICES} />
      <TextField label="Receiver" {...field('receiver')} placeholder="gmail" />
      <TextField label="Source" {...field('source')} placeholder="log:postfix" />
      <TextField label="Stream" {...field('scope')} placeholder="newsletter" />
      <TextField label="Since" type="date" {...day('since')} />
      <TextField label="Before" type="date" {...day('before')} />
    </FilterForm>
  )
}
