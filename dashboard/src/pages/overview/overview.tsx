import { useState } from 'preact/hooks'
import { api } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { SelectField } from '../../parts/field.tsx'
import { Card, Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { hrefTo } from '../../routing.ts'
import { Changed } from './changed.tsx'
import { countsOf, daysFrom, groupedBy, limitsOf } from './numbers.ts'
import { OpenIncidents } from './open-incidents.tsx'
import { Rates } from './rates.tsx'
import { Reasons } from './reasons.tsx'
import { Receivers } from './receivers.tsx'
import { Tiles } from './tiles.tsx'

const DAY = 86_400_000

/** What comes back, how much of it, from where, and whether that is too much. */
export default function Overview() {
  const [days, setDays] = useState('30')
  const before = Math.ceil(Date.now() / DAY) * DAY
  const since = before - Number(days) * DAY
  const span = { since: new Date(since).toISOString(), before: new Date(before).toISOString() }
  const load = useLoad(async () => {
    const [rows, { policy }] = await Promise.all([api.stats({ by: 'day,kind,type', ...span }), api.policy()])
    return { byDay: groupedBy(rows, 'day'), limits: limitsOf(policy) }
  }, [days])
  return (
    <Page
      title="Overview"
      lead={<Changed />}
      actions={
        <SelectField
          label="Time"
          value={days}
          onChange={setDays}
          options={[
            ['7', 'Last 7 days'],
            ['30', 'Last 30 days'],
            ['90', 'Last 90 days'],
          ]}
        />
      }
    >
      <OpenIncidents />
      <Loaded load={load} lines={10}>
        {({ byDay, limits }) => {
          if (byDay.size === 0) return <Nothing />
          const all = daysFrom(since, before)
          const counts = all.map((day) => countsOf(byDay.get(day) ?? []))
          return (
            <>
              <Tiles counts={countsOf([...byDay.values()].flat())} limits={limits} />
              <Rates days={all} counts={counts} limits={limits} />
            </>
          )
        }}
      </Loaded>
      <div class="grid wide-right">
        <Reasons span={span} />
        <Receivers span={span} days={daysFrom(since, before)} />
      </div>
    </Page>
  )
}

function Nothing() {
  return (
    <Card>
      <Empty icon="events" title="Nothing came back in this time.">
        Hand in what came back with <code>undelivered ingest</code>, or connect a source on{' '}
        <a href={hrefTo('policy')}>Policy and sources</a>. To see what a bounce means, paste it on{' '}
        <a href={hrefTo('explain')}>Explain</a>.
      </Empty>
    </Card>
  )
}
