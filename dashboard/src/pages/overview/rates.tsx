import { Chart } from '../../parts/chart.tsx'
import { percent } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { type Counts, type Limits, share } from './numbers.ts'

const asPercent = (value: number) => percent(value, 1)

interface RatesProps {
  readonly days: readonly string[]
  readonly counts: readonly Counts[]
  readonly limits: Limits
}

/** What was sent and what came of it, day by day, with the limits of the policy drawn in. */
export function Rates({ days, counts, limits }: RatesProps) {
  const of = (name: keyof Counts) => counts.map((one) => one[name])
  return (
    <div class="grid three">
      <Card title="Mail a day">
        <Chart
          label="Messages sent and delivered on each day"
          days={days}
          series={[
            { name: 'sent', values: of('sent'), colour: 'muted' },
            { name: 'delivered', values: of('delivered'), colour: 'good' },
          ]}
        />
      </Card>
      <Card title="Bounces, of what was sent">
        <Chart
          label="Share of hard and soft bounces on each day, with the limits for hard ones"
          days={days}
          format={asPercent}
          series={[
            { name: 'hard', values: counts.map(({ hard, sent }) => share(hard, sent)), colour: 'bad' },
            { name: 'soft', values: counts.map(({ soft, sent }) => share(soft, sent)), colour: 'warn' },
          ]}
          limits={[
            {
              name: `hard, look into it: ${asPercent(limits.hard.watch)}`,
              at: limits.hard.watch,
              colour: 'muted',
            },
            {
              name: `hard, services act: ${asPercent(limits.hard.most)}`,
              at: limits.hard.most,
              colour: 'bad',
            },
          ]}
        />
      </Card>
      <Card title="Complaints, of what was delivered">
        <Chart
          label="Share of complaints on each day, with their limits"
          days={days}
          format={asPercent}
          series={[
            {
              name: 'complaints',
              values: counts.map(({ complaints, delivered }) => share(complaints, delivered)),
              colour: 'violet',
            },
          ]}
          limits={[
            {
              name: `stay under ${asPercent(limits.complaints.watch)}`,
              at: limits.complaints.watch,
              colour: 'muted',
            },
            { name: `never ${asPercent(limits.complaints.most)}`, at: limits.complaints.most, colour: 'bad' },
          ]}
        />
      </Card>
    </div>
  )
}
