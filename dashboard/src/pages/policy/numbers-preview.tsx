import type { SettingDifference } from '../../api/api.ts'
import { type Choice, SelectField } from '../../parts/field.tsx'
import { counted, number } from '../../parts/format.ts'
import { ChangesTable } from './changes-table.tsx'

const DAY = 24 * 3600_000
const ALL = 'all'
/** Days on which numbers are tried, unless others are chosen. */
export const USUAL_DAYS = '30'
const SPANS: readonly Choice[] = [
  ['7', 'last 7 days'],
  [USUAL_DAYS, 'last 30 days'],
  ['90', 'last 90 days'],
  [ALL, 'all of it'],
]

/** Since when differences are told; all where nothing is told. */
export const sinceOf = (days: string) =>
  days === ALL ? undefined : new Date(Date.now() - Number(days) * DAY).toISOString()

interface PreviewProps {
  readonly of: SettingDifference
  readonly days: string
  readonly tryOn: (days: string) => void
}

/** What other numbers would have done in a time, and whom they would concern. */
export function NumbersPreview({ of, days, tryOn }: PreviewProps) {
  const { addresses, changed, earlier, stopped } = of
  const span = days === ALL ? 'all the time' : `the last ${number(Number(days))} days`
  return (
    <section role="status" class="stack">
      <div class="filters">
        <SelectField label="Tried on" value={days} onChange={tryOn} options={SPANS} />
      </div>
      <div class="notice">
        <p>
          By what came about in {span}, <strong>{counted(changed, 'address', 'addresses')}</strong> of{' '}
          {counted(addresses, 'address', 'addresses')} would be in another state now.
        </p>
        <p>
          Mail to {counted(stopped.was, 'address', 'addresses')} was held or stopped in that time; with these
          numbers it would have been {number(stopped.wouldBe)}.
        </p>
        {earlier > 0 && (
          <p>
            <strong>{counted(earlier, 'more address', 'more addresses')}</strong> would change by what came
            before; these numbers would hold for them, too.
          </p>
        )}
        {days !== ALL && (
          <p class="muted">
            Each address is judged with its whole history; shown is what began, or would have begun, in {span}
            .
          </p>
        )}
      </div>
      <ChangesTable difference={of} />
    </section>
  )
}
