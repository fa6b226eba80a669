import type { ListFilter } from '../../api/api.ts'
import { anyOf, CAUSE_WORDS, CAUSES, REASON_CHOICES } from '../../parts/choices.ts'
import { SelectField, TextField } from '../../parts/field.tsx'
import { FilterForm, filterField } from '../../parts/filter-form.tsx'
import { filtersIn, timeOf } from '../../routing.ts'

const NAMES = [
  'state',
  'cause',
  'reason',
  'source',
  'scope',
  'domain',
  'receiver',
  'since',
  'before',
  'endsBefore',
  'expired',
] as const

/** The filter that the address of the page tells. */
export function filterOf(): ListFilter {
  const { since, before, endsBefore, expired, ...rest } = filtersIn(NAMES)
  return {
    ...rest,
    ...(since === undefined ? {} : { since: timeOf(since) }),
    ...(before === undefined ? {} : { before: timeOf(before) }),
    ...(expired === 'true' ? { expired: true } : {}),
    ...(endsBefore === undefined ? {} : { endsBefore: timeOf(endsBefore) }),
  } as ListFilter
}

/** Everything that the list can be filtered by. */
export function Filters() {
  const now = filtersIn(NAMES)
  const field = (name: (typeof NAMES)[number]) => filterField(now[name], name)
  return (
    <FilterForm names={NAMES}>
      <SelectField label="State" {...field('state')} options={anyOf(['held', 'suppressed'])} />
      <SelectField
        label="Because of"
        {...field('cause')}
        options={[['', 'any'], ...CAUSES.map((one) => [one, CAUSE_WORDS[one]] as const)]}
      />
      <SelectField label="Reason" {...field('reason')} options={REASON_CHOICES} />
      <TextField label="Source" {...field('source')} placeholder="import:sendgrid" />
      <TextField label="Stream" {...field('scope')} placeholder="newsletter" />
      <TextField label="Domain" {...field('domain')} placeholder="example.com" />
      <TextField label="Receiver" {...field('receiver')} placeholder="gmail" />
      <TextField label="Since" type="date" {...field('since')} />
      <TextField label="Before" type="date" {...field('before')} />
      <TextField label="Ends before" type="date" {...field('endsBefore')} />
      <SelectField
        label="Time"
        {...field('expired')}
        options={[
          ['', 'still stands'],
          ['true', 'is over'],
        ]}
      />
    </FilterForm>
  )
}
