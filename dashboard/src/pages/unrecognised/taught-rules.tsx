import type { Reason } from '../../../../src/model/reasons.ts'
import { api, type RuleFile } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import type { Load } from '../../api/use-load.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { words } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { say } from '../../parts/toast.tsx'
import { type TaughtRule, withoutRule } from './teach.ts'

interface TaughtProps {
  readonly load: Load<{ rules: RuleFile; size: number }>
  readonly again: () => void
}

type Row = TaughtRule & { readonly reason: Reason }

/** What was taught here; each rule can be taken back. */
export function TaughtRules({ load, again }: TaughtProps) {
  return (
    <Card title="What was taught" flush>
      <Loaded load={load} lines={2}>
        {({ rules }) => {
          const rows = (rules.reasons ?? []).flatMap(({ reason, rules: of }) =>
            of.map((one): Row => ({ ...one, reason })),
          )
          if (rows.length === 0)
            return <p class="inner muted">Nothing yet. Rules in a file of your own are not shown here.</p>
          return (
            <Table
              caption="Rules that were taught"
              rows={rows}
              keyOf={({ reason, id }) => `${reason}/${id}`}
              columns={columnsFor(rules, again)}
            />
          )
        }}
      </Loaded>
    </Card>
  )
}

function columnsFor(rules: RuleFile, again: () => void): readonly Column<Row>[] {
  return [
    { head: 'Reason', cell: ({ reason }) => words(reason) },
    { head: 'Words', grow: true, cell: ({ text = [] }) => <code>{text.join(' or ')}</code> },
    { head: 'Example', cell: ({ is }) => <span class="mono">{is[0]}</span> },
    ...(may('admin')
      ? [{ head: '', cell: (row: Row) => <TakeBack row={row} rules={rules} again={again} /> }]
      : []),
  ]
}

interface TakeBackProps {
  readonly row: Row
  readonly rules: RuleFile
  readonly again: () => void
}

function TakeBack({ row: { reason, id }, rules, again }: TakeBackProps) {
  const work = useWork()
  const takeBack = async () => {
    await api.teach(withoutRule(rules, reason, id))
    again()
    say('The rule is gone. What it read before stays as it is.', () => api.teach(rules).then(again))
  }
  return (
    <Button
      look="quiet"
      busy={work.busy}
      label={`Take the rule ${id} back`}
      onClick={() => void work.run(takeBack)}
    >
      Take back
    </Button>
  )
}
