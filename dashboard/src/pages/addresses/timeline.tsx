import { useState } from 'preact/hooks'
import { DEFAULT_POLICY } from '../../../../src/decide/policy.ts'
import { ruleText } from '../../../../src/decide/rules.ts'
import { type AddressRecord, api, type Decision, type StoredEvent } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useLoad } from '../../api/use-load.ts'
import { useWork } from '../../api/use-work.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { words } from '../../parts/format.ts'
import { Marked } from '../../parts/marked.tsx'
import { Time } from '../../parts/time.tsx'
import { EventDialog } from '../events/event-dialog.tsx'

/** Long histories show their newest part first. */
const SHOWN = 60

interface TimelineProps {
  readonly record: AddressRecord
  done(text: string, undo?: () => Promise<unknown>): void
}

type Entry = { readonly at: string } & ({ readonly event: StoredEvent } | { readonly decision: Decision })

/** What was reported and what was decided, the newest first. */
export function Timeline({ record, done }: TimelineProps) {
  const [shown, setShown] = useState(SHOWN)
  const [open, setOpen] = useState<StoredEvent | null>(null)
  const { value: setting } = useLoad(() => api.policy())
  const entries = [
    ...record.events.map((event): Entry => ({ at: event.event.timestamp ?? event.receivedAt, event })),
    ...record.decisions.map((decision): Entry => ({ at: decision.at, decision })),
  ].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || ('decision' in b ? 1 : -1))
  return (
    <>
      <ol class="timeline">
        {entries
          .slice(0, shown)
          .map((entry) =>
            'event' in entry ? (
              <EventEntry key={entry.event.event.id} stored={entry.event} at={entry.at} open={setOpen} />
            ) : (
              <DecisionEntry
                key={`decision-${entry.decision.id}`}
                decision={entry.decision}
                why={ruleText(entry.decision.rule, setting?.policy ?? DEFAULT_POLICY)}
                done={done}
              />
            ),
          )}
      </ol>
      {entries.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN)}>Show earlier ones ({entries.length - shown})</Button>
      )}
      {open !== null && <EventDialog stored={open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface EventEntryProps {
  readonly stored: StoredEvent
  readonly at: string
  open(stored: StoredEvent): void
}

function EventEntry({ stored, at, open }: EventEntryProps) {
  const { event, scope } = stored
  const { kind, type, reason, diagnostic, explanation, source } = event
  return (
    <li>
      <div class="row">
        <Time at={at} />
        <Badge of={type ?? kind} />
        {reason !== null && <strong>{words(reason)}</strong>}
        <span class="muted">
          {source}
          {scope === '*' ? '' : `, ${scope}`}
        </span>
        <Button look="quiet" onClick={() => open(stored)}>
          Details
        </Button>
      </div>
      {diagnostic !== null && kind !== 'delivered' && (
        <p class="said mono">
          <Marked text={diagnostic} words={explanation.evidence} />
        </p>
      )}
    </li>
  )
}

interface DecisionEntryProps extends Pick<TimelineProps, 'done'> {
  readonly decision: Decision
  readonly why: string
}

function DecisionEntry({ decision, why, done }: DecisionEntryProps) {
  const { at, from, to, scope, rule, ref, undone, until } = decision
  const work = useWork()
  const revise = (ref: string) =>
    work.run(async () => {
      if (undone) {
        await api.redo([ref])
        done('It counts again.')
      } else {
        await api.undo([ref])
        done('It is undone, as if it had never been reported.', () => api.redo([ref]))
      }
    })
  return (
    <li class={undone ? 'decision undone' : 'decision'}>
      <div class="row">
        <Time at={at} />
        <span>
          decided: {from} → <Badge of={to} />
          {scope === '*' ? '' : ` for ${scope}`}
          {until !== null && (
            <>
              {' '}
              until <Time at={until} as="date" />
            </>
          )}
        </span>
        {undone && <Badge of="undone" />}
        {ref !== null && may('admin') && (
          <Button look="quiet" busy={work.busy} onClick={() => void revise(ref)}>
            {undone ? 'Let it count again' : 'Undo'}
          </Button>
        )}
      </div>
      <p class="muted">
        Because {why} (<code>{rule}</code>).
      </p>
    </li>
  )
}
