import { api, type ListFilter } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { Confirm } from '../../parts/dialog.tsx'
import { counted } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'

interface BulkProps {
  readonly filter: ListFilter
  done(text: string): void
  readonly onClose: () => void
}

/** Lets mail go again to all that the filter finds; how many that is stands there first. */
export function BulkRelease({ filter, done, onClose }: BulkProps) {
  const count = useLoad(() => api.countSuppressions(filter))
  const of = Object.entries(filter).map(([name, value]) => `${name} ${value}`)
  return (
    <Confirm
      title="Release all of these?"
      action={count.value === undefined ? 'Release' : `Release ${counted(count.value, 'entry', 'entries')}`}
      danger
      onClose={onClose}
      run={async () => {
        const { released, unnamed } = await api.releaseAll(filter)
        const rest =
          unnamed === 0 ? '' : ` ${counted(unnamed, 'entry', 'entries')} without an address stayed.`
        done(`${counted(released, 'entry', 'entries')} released.${rest}`)
      }}
    >
      <Loaded load={count} lines={1}>
        {(value) => (
          <p>
            Mail will go again to <strong>{counted(value, 'entry', 'entries')}</strong> with {of.join(', ')}.
            What is reported afterwards counts as ever.
          </p>
        )}
      </Loaded>
      <p class="muted">
        Complaints and unsubscriptions among them are released as well: whoever asked for no more mail must
        not get any.
      </p>
    </Confirm>
  )
}
