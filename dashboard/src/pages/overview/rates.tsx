import { Chart } from '../../parts/chart.tsx'
import { percent } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { type Counts, LIMITS, share } from './numbers.ts'

const asPercent = (value: number) => percent(value, 1)

interface RatesProps {
  readonly days: readonly string[]
  readonly counts: readonly Counts[]
}

/** What was sent and what came of it, day by day, with the limits of receivers drawn in. */
export function Rates({ days, counts }: RatesProps) {
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
              name: `hard, look into it: ${asPercent(LIMITS.hard.watch)}`,
              at: LIMITS.hard.watch,
              colour: 'muted',
            },
            {
              name: `hard, services act: ${asPercent(LIMITS.hard.most)}`,
              at: LIMITS.hard.most,
              colour: 'bad',
            },
          ]}
        />
      </Card>
      <Card title="Complaints, of what was delivered">
        <Chart
          label="Share of complaints on each day, with the limits of Gmail and Yahoo"
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
              name: `stay under ${asPercent(LIMITS.complaints.watch)}`,
              at: LIMITS.complaints.watch,
              colour: 'muted',
            },
            { name: `never ${asPercent(LIMITS.complaints.most)}`, at: LIMITS.complaints.most, colour: 'bad' },
          ]}
        />
      </Card>
    </div>
  )
}
