import { useState } from 'preact/hooks'
import { api, type Delivery, type Endpoint } from '../../api/api.ts'
import { usePages } from '../../api/use-pages.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { counted, number } from '../../parts/format.ts'
import { Empty } from '../../parts/states.tsx'
import { type Column, PagedTable } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { say } from '../../parts/toast.tsx'

type Wanted = 'dead' | 'waiting'

const COLUMNS: readonly Column<Delivery>[] = [
  { head: 'Message', cell: ({ type, message }) => `${type} #${number(message)}` },
  { head: 'From', cell: ({ at }) => <Time at={at} /> },
  { head: 'Tries', end: true, cell: ({ attempts }) => number(attempts) },
  { head: 'What it answered', grow: true, cell: ({ error }) => error ?? 'it was not tried yet' },
]

/** What a program has not taken: given up, or waiting for the next try. */
export function NotTaken({ endpoint, again }: { readonly endpoint: Endpoint; readonly again: () => void }) {
  const { id, dead, waiting } = endpoint
  const [wanted, setWanted] = useState<Wanted>(dead > 0 || waiting === 0 ? 'dead' : 'waiting')
  const pages = usePages(
    (cursor) => api.deliveries(id, { state: wanted, limit: 10, ...(cursor === undefined ? {} : { cursor }) }),
    [id, wanted, dead, waiting],
  )
  const replay = async (messages?: readonly number[]) => {
    const count = await api.replayDeliveries(id, messages)
    say(`${counted(count, 'message goes', 'messages go')} out again.`)
    pages.again()
    again()
  }
  const all = useWork()
  const columns: readonly Column<Delivery>[] =
    wanted === 'waiting'
      ? [...COLUMNS, { head: 'Next try', cell: ({ next }) => <Time at={next} /> }]
      : [...COLUMNS, { head: '', cell: ({ message }) => <Replay message={message} replay={replay} /> }]
  return (
    <>
      <div class="row at-end">
        <SelectField
          label="Messages that it has not taken"
          value={wanted}
          onChange={(value) => setWanted(value as Wanted)}
          options={[
            ['dead', `given up after a day and a half (${number(dead)})`],
            ['waiting', `waiting for the next try (${number(waiting)})`],
          ]}
        />
        {wanted === 'dead' && dead > 0 && (
          <Button busy={all.busy} onClick={() => void all.run(() => replay())}>
            Send all again
          </Button>
        )}
      </div>
      <div class="inset">
        <PagedTable
          pages={pages}
          caption="Messages that it has not taken"
          columns={columns}
          keyOf={({ message }) => message}
          empty={<Empty title={wanted === 'dead' ? 'No message was given up.' : 'No message waits.'} />}
        />
      </div>
    </>
  )
}

interface ReplayProps {
  readonly message: number
  replay(messages: readonly number[]): Promise<void>
}

function Replay({ message, replay }: ReplayProps) {
  const work = useWork()
  return (
    <Button
      look="quiet"
      label={`Send message ${number(message)} again`}
      busy={work.busy}
      onClick={() => void work.run(() => replay([message]))}
    >
      Send again
    </Button>
  )
}
