import { useRef, useState } from 'preact/hooks'
import { api, type Explained } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Card, Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { EXAMPLES } from './examples.ts'
import { ReadingView } from './reading-view.tsx'
import { VerdictView } from './verdict-view.tsx'

/** Paste anything, and see what it means: nothing of it is kept. */
export default function Explain() {
  const [text, setText] = useState('')
  const [told, setTold] = useState<Explained | null>(null)
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const result = useRef<HTMLDivElement>(null)
  const work = useWork()
  const explain = (given: string) => {
    setText(given)
    return work.run(async () => {
      setTold(await api.explainText(given))
      requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'nearest' }))
    })
  }
  const read = async (dropped: File | undefined) => {
    // Byte for byte: a mail may be in any charset, which it tells itself.
    if (dropped !== undefined) await explain(await dropped.text())
  }
  return (
    <Page
      title="Explain"
      lead="Paste or drop what came back: a bounce mail with its header, a server’s reply, lines of a log, the body of a webhook. Nothing of it is kept."
    >
      <Card>
        <form
          class={over ? 'stack drop over' : 'stack drop'}
          onSubmit={(event) => {
            event.preventDefault()
            void explain(text)
          }}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            void read(event.dataTransfer?.files[0])
          }}
        >
          <TextArea
            label="What came back"
            rows={told === null ? 9 : 5}
            value={text}
            onInput={setText}
            placeholder="550 5.1.1 <anna@example.com>: Recipient address rejected: User unknown"
          />
          <div class="row">
            <Button type="submit" look="main" busy={work.busy} disabled={text.trim() === ''}>
              Explain
            </Button>
            <Button onClick={() => file.current?.click()}>Open a file</Button>
            <input
              ref={file}
              type="file"
              hidden
              aria-label="A file to explain"
              onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
            />
          </div>
        </form>
        <div class="examples">
          <h2>Or look at an example</h2>
          <div class="row">
            {EXAMPLES.map((one) => (
              <button type="button" class="chip" key={one.name} onClick={() => void explain(one.text)}>
                {one.name}
              </button>
            ))}
          </div>
        </div>
      </Card>
      <div ref={result} aria-live="polite">
        {told !== null && <Told told={told} />}
      </div>
    </Page>
  )
}

function Told({ told: { events, readings, would } }: { readonly told: Explained }) {
  return (
    <div class="explained">
      <div class="stack">
        {events.map((event, n) => (
          <VerdictView
            key={event.id}
            event={event}
            number={events.length > 1 ? n + 1 : null}
            would={would.find(({ address }) => address === (event.originalRecipient ?? event.recipient))}
          />
        ))}
        {events.length === 0 && (
          <Card>
            <Empty icon="unrecognised" title="This tells of no delivery.">
              It was read, and nothing in it says that a message was delivered, delayed or refused.
            </Empty>
          </Card>
        )}
      </div>
      <div class="stack">
        {readings.map((reading, n) => (
          <ReadingView key={n} reading={reading} numbered={events.length > 1} />
        ))}
      </div>
    </div>
  )
}
